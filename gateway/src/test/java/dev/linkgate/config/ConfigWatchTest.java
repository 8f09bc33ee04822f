package dev.linkgate.config;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigWatchTest {
  private static final String YAML =
      """
      callers:
        - name: %s
          keys: ["${file:key}"]
      upstreams:
        sandbox: { api: sandbox }
      routes:
        - to: sandbox
      """;

  @TempDir Path directory;
  private final List<String> told = new ArrayList<>();
  private Path file = Path.of("");
  private ConfigWatch watch = watch(file);

  @BeforeEach
  void start() throws IOException {
    file = directory.resolve("linkgate.yaml");
    write("one");
    Files.writeString(directory.resolve("key"), "key-0123456789abcdefghij");
    watch = watch(file);
    assertThat(watch.load()).isInstanceOf(Loaded.Ok.class);
  }

  @Test
  void saysNothingWhileNothingChanges() throws IOException {
    write("one");
    pollTwice();
    pollTwice();

    assertThat(told).isEmpty();
  }

  @Test
  void changeCountsOnceItHasSettled() throws IOException {
    write("two");
    watch.poll();
    assertThat(told).isEmpty();

    watch.poll();
    watch.poll();

    assertThat(told).containsExactly("two");
  }

  @Test
  void halfWrittenFileIsNotActedOn() throws IOException {
    String whole = YAML.formatted("two");
    for (int length : List.of(0, 10, 40, whole.length() - 5)) {
      Files.writeString(file, whole.substring(0, length));
      watch.poll();
    }
    Files.writeString(file, whole);
    pollTwice();

    assertThat(told).containsExactly("two");
  }

  @Test
  void mistakeIsToldOncePerContent() throws IOException {
    Files.writeString(file, "callers: [");
    pollTwice();
    pollTwice();
    Files.writeString(file, "callers: {");
    pollTwice();
    write("two");
    pollTwice();

    assertThat(told).containsExactly("refused", "refused", "two");
  }

  @Test
  void goingBackToWhatIsInForceIsToldToo() throws IOException {
    Files.writeString(file, "callers: [");
    pollTwice();
    write("one");
    pollTwice();

    assertThat(told).containsExactly("refused", "one");
  }

  @Test
  void fileRenamedOverItIsSeen() throws IOException {
    Path fresh = Files.writeString(directory.resolve("fresh"), YAML.formatted("two"));
    Files.move(fresh, file, ATOMIC_MOVE);
    pollTwice();

    assertThat(told).containsExactly("two");
  }

  @Test
  void deletedFileIsToldOnceAndItsReturnToo() throws IOException {
    Files.delete(file);
    pollTwice();
    pollTwice();
    write("one");
    pollTwice();

    assertThat(told).containsExactly("refused", "one");
  }

  @Test
  void mountedDirectorySwappedByItsLinkIsSeen() throws IOException {
    for (String name : List.of("one", "two")) {
      Path version = Files.createDirectories(directory.resolve("mount/..v-" + name));
      Files.writeString(version.resolve("linkgate.yaml"), YAML.formatted(name));
      Files.writeString(version.resolve("key"), "key-0123456789abcdefghij");
    }
    Path mount = directory.resolve("mount");
    Files.createSymbolicLink(mount.resolve("..data"), Path.of("..v-one"));
    Files.createSymbolicLink(mount.resolve("linkgate.yaml"), Path.of("..data/linkgate.yaml"));
    Files.createSymbolicLink(mount.resolve("key"), Path.of("..data/key"));
    watch = watch(mount.resolve("linkgate.yaml"));
    watch.load();

    Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of("..v-two"));
    Files.move(mount.resolve("..data_tmp"), mount.resolve("..data"), ATOMIC_MOVE);
    pollTwice();

    assertThat(told).containsExactly("two");
  }

  @Test
  void rotatedSecretFileIsSeen() throws IOException {
    Files.writeString(directory.resolve("key"), "key-9876543210abcdefghij");
    pollTwice();
    Files.delete(directory.resolve("key"));
    pollTwice();
    Files.writeString(directory.resolve("key"), "key-9876543210abcdefghij");
    pollTwice();

    assertThat(told).containsExactly("one", "refused", "one");
  }

  @Test
  void fingerprintChangesWithAnyContent() throws IOException {
    String before = fingerprint();
    Files.writeString(directory.resolve("key"), "key-9876543210abcdefghij");

    assertThat(fingerprint()).matches("[0-9a-f]{12}").isNotEqualTo(before);
  }

  private String fingerprint() {
    return ((Loaded.Ok) watch.load()).fingerprint();
  }

  private void write(String caller) throws IOException {
    Files.writeString(file, YAML.formatted(caller));
  }

  private void pollTwice() {
    watch.poll();
    watch.poll();
  }

  private ConfigWatch watch(Path file) {
    return new ConfigWatch(file, Facts.ALL, Map.of(), loaded -> told.add(name(loaded)));
  }

  private static String name(Loaded loaded) {
    return switch (loaded) {
      case Loaded.Ok ok -> ok.configuration().callers().getFirst().name();
      case Loaded.Refused _ -> "refused";
    };
  }
}
