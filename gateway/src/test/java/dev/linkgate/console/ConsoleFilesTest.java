package dev.linkgate.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What browsers load, followed from screen to screen as they do. */
class ConsoleFilesTest {
  /** Of a file of ours or of Lit: what a snippet imports is for others to load. */
  private static final Pattern IMPORT =
      Pattern.compile("(?:\\bfrom\\s*|\\bimport\\s*\\(?\\s*)[\"']((?:\\.|@?lit)[^\"'\\s]*)[\"']");

  private static final Path OURS =
      Path.of(System.getProperty("basedir", "."), "src/main/resources/console");

  private static final String YAML =
      """
      callers: [{ name: shop, keys: ["lgk_key_of_a_platform_in_tests_001"] }]
      upstreams: { sandbox: { api: sandbox } }
      routes: [{ to: sandbox }]
      """;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AutoClose private static YamlGateway gateway;

  @BeforeAll
  static void start() {
    gateway = YamlGateway.start(YAML);
  }

  @Test
  void everythingTogetherIsSmall() {
    int packed = 0;
    for (String name : loaded()) {
      packed += ConsoleFile.named(name).orElseThrow(() -> new AssertionError(name)).packed().length;
    }

    assertThat(packed).isBetween(10_000, 80_000);
  }

  @Test
  void nothingLiesAroundThatNoScreenLoads() throws Exception {
    try (Stream<Path> files = Files.walk(OURS)) {
      List<String> there =
          files.filter(Files::isRegularFile).map(file -> OURS.relativize(file).toString()).toList();

      assertThat(loaded()).containsAll(there);
    }
  }

  @Test
  void noPageAndNoScriptNamesAnotherHost() throws Exception {
    try (Stream<Path> files = Files.walk(OURS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);

        assertThat(text).as(file.toString()).doesNotContain("//cdn", "unpkg", "googleapis");
        assertThat(text).as(file.toString()).doesNotContainPattern("<[a-z][^>]*\\sstyle=");
        assertThat(text).as(file.toString()).doesNotContain("innerHTML", "unsafeHTML", "eval(");
      }
    }
  }

  @Test
  void thePolicyAllowsOurFilesAndTheImportMapAlone() throws Exception {
    HttpResponse<byte[]> page = get("/console/sign-in");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .matches(
            "default-src 'none'; script-src 'self' 'sha256-[A-Za-z0-9+/=]{44}'; style-src 'self';"
                + " connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self';"
                + " frame-ancestors 'none'");
  }

  @Test
  void aFileIsPackedOnceAndAskedForAgainOnlyWhenItChanged() throws Exception {
    HttpResponse<byte[]> first = get("/console/files/keys.js", "Accept-Encoding", "gzip");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(first.headers().firstValue("Content-Type"))
        .hasValue("text/javascript; charset=utf-8");
    assertThat(get("/console/files/keys.js", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(new String(get("/console/files/keys.js").body(), StandardCharsets.UTF_8))
        .isEqualTo(Files.readString(OURS.resolve("keys.js")));
  }

  @Test
  void nothingButItsFilesIsFound() throws Exception {
    for (String name :
        List.of(
            "../logback.xml",
            "..%2flogback.xml",
            "lib/../api.js",
            "lib/lit/../../api.js",
            "lib/lit/package.json",
            "lib/lit",
            "lib/tink/index.js",
            "screens/",
            "API.js",
            "nothing.js")) {
      assertThat(get("/console/files/" + name).statusCode()).as(name).isIn(400, 404);
    }
  }

  /** Names of all files that the screens' pages lead to. */
  private static Set<String> loaded() {
    Set<String> seen = new TreeSet<>(Set.of("style.css", "icon.svg"));
    Deque<String> todo = new ArrayDeque<>();
    for (Screen screen : Screen.values()) {
      seen.add("screens/" + screen.word() + ".css");
      todo.add("screens/" + screen.word() + ".js");
    }
    while (!todo.isEmpty()) {
      String name = todo.remove();
      if (seen.add(name)) {
        ConsoleFile file = ConsoleFile.named(name).orElseThrow(() -> new AssertionError(name));
        IMPORT
            .matcher(new String(file.bytes(), StandardCharsets.UTF_8))
            .results()
            .map(found -> resolved(name, found))
            .forEach(todo::add);
      }
    }
    return seen;
  }

  /** As a browser finds it: beside the importing file, or by the import map. */
  private static String resolved(String from, MatchResult found) {
    String name = found.group(1);
    if (name.startsWith(".")) {
      return URI.create("/" + from).resolve(name).getPath().substring(1);
    }
    JsonNode imports = importMap();
    String exact = imports.path(name).asText();
    if (!exact.isEmpty()) {
      return exact.substring("/console/files/".length());
    }
    int slash = name.indexOf('/', name.startsWith("@") ? name.indexOf('/') + 1 : 0);
    String folder = slash < 0 ? "" : imports.path(name.substring(0, slash + 1)).asText();
    assertThat(folder).as("%s imports %s, which the import map has not", from, name).isNotEmpty();
    return folder.substring("/console/files/".length()) + name.substring(slash + 1);
  }

  private static JsonNode importMap() {
    String page = new String(ConsoleFrame.page(Screen.TRY, "x", ""), StandardCharsets.UTF_8);
    int begin = page.indexOf("importmap\">") + "importmap\">".length();
    String map = page.substring(begin, page.indexOf("</script>", begin));
    String digest = ConsoleFrame.digest(map.getBytes(StandardCharsets.UTF_8));
    assertThat(Base64.getDecoder().decode(digest)).hasSize(32);
    assertThat(ConsoleFrame.POLICY).contains("'sha256-" + digest + "'");
    try {
      return JsonMapper.builder().build().readTree(map).path("imports");
    } catch (IOException e) {
      throw new AssertionError(map, e);
    }
  }

  private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway.adminUrl() + path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
