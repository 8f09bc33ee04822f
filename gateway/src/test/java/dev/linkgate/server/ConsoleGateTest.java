package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.linkgate.server.ConsoleRig.Answer;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tricks of other origins' pages against somebody who is signed in. Each is played with the
 * session's cookie, as if a browser had sent it along: SameSite is one wall of several.
 */
final class ConsoleGateTest {
  private static final String CSV = "caller,merchant,stripe\nshop,evil,acct_666\n";
  private static final String TOKEN = YamlGateway.ADMIN_TOKEN.reveal();
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String CONSOLE = "Linkgate-Console: 1";
  private static final String IMPORT = "POST /api/accounts/import?format=csv";
  private static final String SET = "PUT /api/accounts/shop/kept";
  private static final String ID = "{\"stripe\":\"acct_666\"}";

  @AutoClose private static ConsoleRig rig;
  private String cookie;

  @BeforeAll
  static void start() {
    rig = new ConsoleRig();
  }

  @BeforeEach
  void signIn() throws IOException {
    cookie = rig.signedIn();
    assertThat(rig.withToken(SET, "{\"stripe\":\"acct_1\"}").status()).isEqualTo(200);
  }

  /** Name, request line, body, status, headers; PORT is the listener's. */
  static Stream<Arguments> tricks() {
    return Stream.of(
        trick(
            "form of another origin",
            IMPORT,
            CSV,
            403,
            FORM,
            from("http://evil.example"),
            site("cross-site")),
        trick(
            "form of another port",
            IMPORT,
            CSV,
            403,
            FORM,
            from("http://127.0.0.1:1"),
            site("same-site")),
        trick("form of an old browser", IMPORT, CSV, 403, FORM, from("http://evil.example")),
        trick("JSON as text", "POST /api/sandbox/reset", "{}", 403, "Content-Type: text/plain"),
        trick("no origin and no header", SET, ID, 403),
        trick("sandboxed frame", SET, ID, 403, from("null"), CONSOLE),
        trick(
            "name that begins like ours",
            SET,
            ID,
            403,
            from("http://127.0.0.1:PORT.evil.example"),
            CONSOLE),
        trick(
            "user that looks like ours",
            SET,
            ID,
            403,
            from("http://127.0.0.1:PORT@evil.example"),
            CONSOLE),
        trick("our host without its port", SET, ID, 403, from("http://127.0.0.1"), CONSOLE),
        trick("another name of ours", SET, ID, 403, from("http://localhost:PORT"), CONSOLE),
        trick("another scheme", SET, ID, 403, from("ftp://127.0.0.1:PORT"), CONSOLE),
        trick(
            "our origin, site of another",
            SET,
            ID,
            403,
            from("http://127.0.0.1:PORT"),
            site("cross-site"),
            CONSOLE),
        trick(
            "our origin, sibling's site",
            SET,
            ID,
            403,
            from("http://127.0.0.1:PORT"),
            site("same-site"),
            CONSOLE),
        trick(
            "image",
            "GET /api/accounts",
            "",
            403,
            site("cross-site"),
            "Sec-Fetch-Mode: no-cors",
            "Sec-Fetch-Dest: image"),
        trick(
            "script of another port",
            "GET /api/accounts",
            "",
            403,
            site("same-site"),
            "Sec-Fetch-Dest: script"),
        trick(
            "download",
            "GET /api/accounts/export?format=csv",
            "",
            403,
            site("cross-site"),
            "Sec-Fetch-Mode: navigate"),
        trick(
            "rebound name",
            SET,
            ID,
            421,
            "Host: rebound.example:PORT",
            from("http://rebound.example:PORT"),
            site("same-origin"),
            CONSOLE),
        trick(
            "rebound name that reads",
            "GET /api/accounts",
            "",
            421,
            "Host: 127.0.0.1.rebound.example:PORT"),
        trick(
            "preflight",
            "OPTIONS /api/accounts/shop/kept",
            "",
            403,
            from("http://evil.example"),
            "Access-Control-Request-Method: DELETE",
            "Access-Control-Request-Headers: linkgate-console"),
        trick(
            "override by header",
            "POST /api/accounts/shop/kept",
            "",
            403,
            "X-HTTP-Method-Override: DELETE"),
        trick(
            "override in a form",
            "POST /api/accounts/shop/kept",
            "_method=DELETE",
            403,
            FORM,
            from("http://evil.example")),
        trick(
            "sign-in to another's session",
            "POST /console/sign-in",
            "token=" + TOKEN,
            403,
            FORM,
            from("http://evil.example"),
            site("cross-site")),
        trick(
            "sign-in by another port",
            "POST /console/sign-in",
            "token=" + TOKEN,
            403,
            FORM,
            site("same-site")),
        trick(
            "sign-in of a sandboxed frame",
            "POST /console/sign-in",
            "token=" + TOKEN,
            403,
            FORM,
            from("null")),
        trick(
            "sign-in by a rebound name",
            "POST /console/sign-in",
            "token=" + TOKEN,
            421,
            FORM,
            "Host: rebound.example",
            from("http://rebound.example")),
        trick(
            "sign-out",
            "POST /console/sign-out",
            "",
            403,
            FORM,
            from("http://evil.example"),
            site("cross-site")),
        trick(
            "sign-out by another port",
            "POST /console/sign-out",
            "",
            403,
            FORM,
            site("same-site")));
  }

  private static Arguments trick(
      String name, String line, String body, int status, String... headers) {
    return Arguments.of(name, line, body, status, List.of(headers));
  }

  private static String from(String origin) {
    return "Origin: " + origin;
  }

  private static String site(String site) {
    return "Sec-Fetch-Site: " + site;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tricks")
  void aTrickIsRefusedLoggedAndChangesNothing(
      String name, String line, String body, int status, List<String> headers) throws IOException {
    List<String> sent = new ArrayList<>(List.of(cookie));
    headers.forEach(header -> sent.add(header.replace("PORT", String.valueOf(rig.port))));
    List<String> logged;
    Answer answer;
    try (CapturedLog log = CapturedLog.at(Level.INFO)) {
      answer = rig.ask(line, body, sent.toArray(String[]::new));
      logged = log.all();
    }

    assertThat(answer.status()).as(name).isEqualTo(status);
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(answer.text())
        .doesNotContainIgnoringCase("Access-Control-Allow")
        .doesNotContain("acct_1");
    assertThat(logged).hasSize(1);
    assertThat(logged.getFirst()).contains("AdminGate", "127.0.0.1", "refused");
    assertThat(logged.getFirst()).doesNotContain(TOKEN, cookie.split("=", 2)[1]);
    assertUntouched();
  }

  @Test
  void anOverriddenMethodIsTheOneThatWasSent() throws IOException {
    for (String line : List.of("GET /api/accounts/shop/kept", "HEAD /api/accounts/shop/kept")) {
      Answer answer = rig.ask(line, "", cookie, "X-HTTP-Method-Override: DELETE");

      assertThat(answer.status()).isEqualTo(405);
      assertUntouched();
    }
  }

  @Test
  void theSamePageMayDoWhatOthersMayNot() throws IOException {
    Answer answer =
        rig.ask(SET, ID, cookie, CONSOLE, from("http://" + rig.host), site("same-origin"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(rig.withToken("GET /api/accounts", "").body()).contains("acct_666");
  }

  @Test
  void behindAProxyThatSpeaksHttpsThePageIsTheSame() throws IOException {
    String[] proxied = {
      "Host: localhost:8443", from("https://localhost:8443"), site("same-origin")
    };

    Answer signedIn = rig.signInWith(TOKEN, proxied);

    assertThat(signedIn.status()).isEqualTo(303);
    assertThat(signedIn.header("Set-Cookie")).contains("; Secure");
    String own = ConsoleRig.cookie(signedIn);
    assertThat(rig.ask(SET, ID, own, CONSOLE, proxied[0], proxied[1]).status()).isEqualTo(200);
    assertThat(rig.ask(SET, ID, own, CONSOLE, proxied[0], from("https://localhost:9443")).status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "/\\evil.example",
        "/%2f%2fevil.example",
        "%2f%2fevil.example",
        "https://evil.example/console/",
        "https:evil.example",
        "/console/\\evil.example",
        "/console\\..\\..\\evil",
        "/console/\r\nSet-Cookie: planted=1",
        "/console/\u0000",
        "/console/\tevil",
        "javascript:alert(1)",
        "/consolex",
        "/api/accounts/export",
        "/console/sign-out\u2028",
        "///evil.example/console/",
        " //evil.example",
      })
  void nobodyIsSentElsewhereAfterSigningIn(String next) throws IOException {
    Answer answer = rig.signInTo(next);

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.all("Location")).containsExactly("/console/");
    assertThat(answer.all("Set-Cookie")).hasSize(1);
    assertThat(answer.text()).doesNotContain("planted");
  }

  @Test
  void aNextOfOursIsKept() throws IOException {
    assertThat(rig.signInTo("/console/drift?all=true&x=%20").all("Location"))
        .containsExactly("/console/drift?all=true&x=%20");
    Answer first = rig.ask("GET /console/drift?all=true", "");
    assertThat(first.header("Location"))
        .isEqualTo("/console/sign-in?next=%2Fconsole%2Fdrift%3Fall%3Dtrue");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/sign-in",
        "/console/status",
        "/console/files/style.css",
        "/console/nothing",
        "/api/status",
        "/api/nothing"
      })
  void noAnswerIsFramedOpenedOrReadByOthers(String path) throws IOException {
    Answer answer = rig.ask("GET " + path, "", cookie);

    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.text()).doesNotContainIgnoringCase("Access-Control-Allow");
    if (path.startsWith("/console/")) {
      assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    }
  }

  /** The account is as it was, nothing was added, and the session still opens. */
  private void assertUntouched() throws IOException {
    assertThat(rig.withToken("GET /api/accounts", "").body())
        .contains("\"merchant\":\"kept\",\"stripe\":\"acct_1\"")
        .doesNotContain("acct_666", "evil");
    assertThat(rig.works(cookie)).isTrue();
  }
}
