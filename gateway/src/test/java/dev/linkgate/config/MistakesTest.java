package dev.linkgate.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file under {@code config/mistakes} says in its first lines what must be said of it, and
 * where.
 */
class MistakesTest {
  private static final Path FILES = Path.of("src/test/resources/config/mistakes");
  private static final Pattern EXPECTED =
      Pattern.compile("^# expect (\\d+:\\d+): (.*)$", Pattern.MULTILINE);
  private static final Map<String, String> ENV =
      Map.ofEntries(
          entry("SHOP_KEY", "shop-key-0123456789abcdef"),
          entry("OTHER_KEY", "other-key-0123456789abcdef"),
          entry("WHOP_KEY", "apik_0123456789abcdef"),
          entry("LIVE_KEY", "sk_live_0123456789abcdef"),
          entry("SEAL_KEY", "seal-key-0123456789abcdef0123456789abcdef"),
          entry("SHORT", "shortsecret"),
          entry("EMPTY", ""),
          entry("TWO_LINES", "0123456789abcdef\n0123456789abcdef"));

  @TempDir Path directory;

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void isSaidAtItsPlace(Path file) throws IOException {
    List<Expected> expected =
        EXPECTED
            .matcher(Files.readString(file))
            .results()
            .map(match -> new Expected(match.group(1), match.group(2)))
            .toList();

    List<Note> errors = errors(file);

    assertThat(errors)
        .extracting(note -> note.line() + ":" + note.column())
        .as("%s", errors)
        .containsExactlyElementsOf(expected.stream().map(Expected::place).toList());
    for (int i = 0; i < errors.size(); i++) {
      assertThat(errors.get(i).text()).contains(expected.get(i).text());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void neverRepeatsASecret(Path file) {
    assertThat(ConfigFile.load(file, Facts.ALL, ENV).toString())
        .doesNotContain(ENV.values().stream().filter(value -> !value.isEmpty()).toList())
        .doesNotContain("apik_abc123", "me:pass", "0123456789abcdef");
  }

  @Test
  void thereAreManyOfThem() throws IOException {
    assertThat(files().count()).isGreaterThan(100);
  }

  @Test
  void noteNamesTheFileLineAndColumn() {
    Path file = FILES.resolve("empty-routes.yaml");

    assertThat(errors(file).getFirst().toString())
        .isEqualTo(file + ":8:9: routes is an empty list; without a route no link can be made");
  }

  @Test
  void missingFileIsSaid() {
    assertThat(errors(directory.resolve("none.yaml")))
        .extracting(Note::toString)
        .containsExactly(directory.resolve("none.yaml") + ":1:1: there is no such file");
  }

  @Test
  void directoryIsNoFile() {
    assertThat(errors(directory))
        .extracting(Note::text)
        .containsExactly("the file cannot be read: is not a regular file");
  }

  @Test
  void emptyFileIsSaid() throws IOException {
    assertThat(written("# nothing\n".getBytes(StandardCharsets.UTF_8)))
        .containsExactly("1:1 the file is empty");
  }

  @Test
  void otherEncodingIsSaidWhereItBegins() throws IOException {
    assertThat(written("# größe\na: é b".getBytes(StandardCharsets.ISO_8859_1)))
        .containsExactly("1:5 this is not UTF-8");
    assertThat(written("ok: 1\nключ: ".getBytes(StandardCharsets.UTF_16LE))).hasSize(1);
  }

  @Test
  void truncatedCharacterIsNotUtf8() throws IOException {
    assertThat(written(new byte[] {'a', ':', ' ', (byte) 0xc3}))
        .containsExactly("1:4 this is not UTF-8");
  }

  @Test
  void controlCharacterIsSaidAtItsPlace() throws IOException {
    assertThat(written("a: b\nc: \u0001\n".getBytes(StandardCharsets.UTF_8)))
        .containsExactly("2:4 a character that YAML does not allow");
  }

  @Test
  void columnsCountCharactersNotBytes() throws IOException {
    assertThat(written("{ \"größe😀\": 1, oops: 2 }".getBytes(StandardCharsets.UTF_8)))
        .anyMatch(note -> note.startsWith("1:16 unknown key \"oops\""));
  }

  @Test
  void largeFileIsNotRead() throws IOException {
    assertThat(written(new byte[Sources.LARGEST + 1]))
        .containsExactly("1:1 the file cannot be read: is larger than 1024 KiB");
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    assertThat(written(("a: " + "[".repeat(500_000)).getBytes(StandardCharsets.UTF_8)))
        .containsExactly("1:23 nested too deep");
  }

  private List<String> written(byte[] content) throws IOException {
    Path file = Files.write(directory.resolve("linkgate.yaml"), content);
    return errors(file).stream().map(n -> n.line() + ":" + n.column() + " " + n.text()).toList();
  }

  private static List<Note> errors(Path file) {
    return switch (ConfigFile.load(file, Facts.ALL, ENV)) {
      case Loaded.Refused refused -> refused.errors();
      case Loaded.Ok _ -> List.of();
    };
  }

  private record Expected(String place, String text) {}
}
