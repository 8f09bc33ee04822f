package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.server.Caller.Link;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A refresh URL leads to the link an upstream made, or to the caller's own refresh URL, whose host
 * the operator has named: {@code shop.example}. Nothing leads to {@code evil.example}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefreshRedirectsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Odd, and the caller's own host to every browser. */
  private static final Set<String> HARMLESS =
      Set.of(
          "https://shop.example//evil.example",
          "https://shop.example/%2f%2fevil.example",
          "https://shop.example/?next=https://evil.example",
          "https://shop.example#https://evil.example",
          "https://shop.example./r",
          "HTTPS://SHOP.EXAMPLE/r",
          "https://shop.example:8443/r",
          "https://shop.example/%0d%0aSet-Cookie:%20a=b");

  private RefreshRig rig;

  @BeforeAll
  void start() {
    rig =
        new RefreshRig("authenticate: none, uses: 1000, per-minute: { link: 1000, caller: 10000 }");
  }

  @BeforeEach
  void usual() {
    rig.provider().always(DocumentedAnswers::to);
  }

  @AfterAll
  void stop() {
    rig.close();
  }

  /** What a caller may say its refresh URL is. */
  static List<String> refreshUrls() {
    return List.of(
        "//evil.example",
        "///evil.example",
        "////evil.example/x",
        "/\\evil.example",
        "\\\\evil.example",
        "\\/\\/evil.example",
        "/evil.example",
        "evil.example",
        "https:evil.example",
        "https:/evil.example",
        "https:///evil.example",
        "https:\\\\evil.example",
        "https:/\\evil.example",
        "https://evil.example",
        "HTTPS://EVIL.EXAMPLE",
        "hTtPs://evil.example/",
        "https://shop.example@evil.example/",
        "https://shop.example:443@evil.example/",
        "https://shop.example%40evil.example/",
        "https://evil.example\\@shop.example/",
        "https://evil.example#@shop.example/",
        "https://evil.example?@shop.example/",
        "https://evil.example/@shop.example/",
        "https://evil.example;@shop.example/",
        "https://shop.example.evil.example/",
        "https://evilshop.example/",
        "https://shop.example-evil.example/",
        "https://shop.example\\.evil.example/",
        "https://shop.example%2eevil.example/",
        "https://shop.example%00.evil.example/",
        "https://shop.example%0d%0aLocation:https://evil.example",
        "https://shop.example\r\nLocation: https://evil.example/",
        "https://shop.example/\r\nLocation: https://evil.example/",
        "https://shop.example/\nSet-Cookie: a=b",
        "https://shop.example/\r",
        "\thttps://evil.example/",
        " https://evil.example/",
        "https://ev\til.example/",
        "ht\ntps://evil.example/",
        "https://\u0000evil.example/",
        "https://evil\u3002example/",
        "https://shop.example\u3002evil.example/",
        "https://shop\uff0eexample/",
        "https://shop.example\uff0f@evil.example/",
        "https://shop.example\u2044evil.example/",
        "https://shop.example\u200b.evil.example/",
        "https://sh\u043ep.example/",
        "https://xn--shp-xdd.example/",
        "https://shop\u00ad.example.evil.example/",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//https://shop.example",
        "java\nscript:alert(1)",
        "data:text/html,<script>location='https://evil.example'</script>",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "ftp://shop.example/",
        "blob:https://shop.example/1",
        "view-source:https://evil.example",
        "https://shop.example:99999/",
        "https://shop.example:80@evil.example:443/",
        "https://shop.example:443.evil.example/",
        "https://shop.example:/x",
        "https://[::ffff:127.0.0.1]/",
        "https://127.1/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://shop.example/" + "a".repeat(6_000),
        "https://shop.example//evil.example",
        "https://shop.example/\\evil.example",
        "https://shop.example/%2f%2fevil.example",
        "https://shop.example/..//evil.example",
        "https://shop.example/?next=https://evil.example",
        "https://shop.example/#//evil.example",
        "https://shop.example?https://evil.example",
        "https://shop.example#https://evil.example",
        "https://shop.example./r",
        "HTTPS://SHOP.EXAMPLE/r",
        "https://shop.example:8443/r",
        "https://shop.example/\u00e4\u0085\u2028x",
        "https://shop.example/%0d%0aSet-Cookie:%20a=b");
  }

  @ParameterizedTest
  @MethodSource("refreshUrls")
  void aRefreshUrlIsRefusedOrLeadsToTheCallersOwnHost(String refreshUrl) throws Exception {
    ObjectNode body = (ObjectNode) JSON.readTree(Caller.WHOP_BODY);
    HttpResponse<String> made =
        new Caller(rig.gateway())
            .send(
                "POST",
                Link.WHOP.path,
                body.put("refresh_url", refreshUrl).toString(),
                "Content-Type",
                Link.WHOP.type,
                "Authorization",
                "Bearer " + Caller.KEY);
    if (made.statusCode() == 400) {
      assertThat(refreshUrl).isNotIn(HARMLESS);
      return; // nothing was made that could lead anywhere
    }
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    rig.provider().always(request -> DocumentedAnswers.error(request.api(), 500));
    String refresh = RefreshRig.refreshUrl(rig.provider().requests().getLast());

    assertOwn(Browser.location(Browser.send("POST", refresh)));
    String page = Browser.open(refresh).headers().firstValue("Content-Security-Policy").orElse("");
    assertThat(page).doesNotContain("evil");
  }

  /** As a browser reads it: the host ends at the first of these, and nothing stands before it. */
  private static void assertOwn(String location) {
    assertThat(location).matches("[\\x21-\\x7e]+").doesNotContain("\\");
    URI read = URI.create(location.replace("[", "%5B").replace("]", "%5D"));
    assertThat(read.getScheme().toLowerCase(Locale.ROOT)).isEqualTo("https");
    assertThat(read.getRawUserInfo()).isNull();
    assertThat(read.getHost().toLowerCase(Locale.ROOT)).isIn("shop.example", "shop.example.");
  }

  /** What an upstream may answer that its link is. */
  static List<String> links() {
    return List.of(
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "/refresh/x",
        "http://evil.example/",
        "http://127.0.0.1:1/",
        "https://connect.stripe.com@evil.example/",
        "https://connect.stripe.com\\@evil.example/",
        "https://connect.stripe.com/\r\nSet-Cookie: a=b",
        "https://connect.stripe.com/\u2028",
        "https:evil.example",
        "https://",
        "https://evil example/",
        "",
        "file:///etc/passwd");
  }

  @ParameterizedTest
  @MethodSource("links")
  void whatIsNoLinkOfAProviderIsVisitedByNobody(String link) throws Exception {
    String refresh = rig.refreshUrl(Link.V1);
    rig.provider()
        .always(
            Reply.json(
                200,
                JSON.createObjectNode()
                    .put("object", "account_link")
                    .put("created", 1)
                    .put("expires_at", 2)
                    .put("url", link)
                    .toString()));

    HttpResponse<String> answer = Browser.send("POST", refresh);

    assertThat(Browser.location(answer)).isEqualTo(RefreshRig.OWN);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  /** Request lines; {@code TOKEN} is a token that works. */
  static List<String> targets() {
    return List.of(
        "/refresh//evil.example",
        "/refresh///evil.example/",
        "/refresh/\\evil.example",
        "/refresh/%2f%2fevil.example",
        "/refresh/%5cevil.example",
        "/refresh/https://evil.example",
        "/refresh/https:%2f%2fevil.example",
        "/refresh/..//evil.example",
        "/refresh/%2e%2e/%2fevil.example",
        "//evil.example/refresh/TOKEN",
        "https://evil.example/refresh/TOKEN",
        "http://evil.example/refresh/TOKEN",
        "/refresh/TOKEN//evil.example",
        "/refresh/TOKEN/..//evil.example",
        "/refresh/TOKEN%2f%2fevil.example",
        "/refresh/TOKEN;url=https://evil.example",
        "/refresh/TOKEN%0d%0aLocation:%20https://evil.example",
        "/refresh/TOKEN?next=https://evil.example",
        "/refresh/TOKEN?refresh_url=//evil.example&return_url=//evil.example",
        "/refresh/TOKEN?%0d%0aLocation:https://evil.example",
        "/refresh/TOKEN?url=javascript:alert(1)",
        "/Refresh/TOKEN",
        "/./refresh/TOKEN",
        "/sandbox/../refresh/TOKEN",
        "/refresh/TOKEN#https://evil.example");
  }

  @ParameterizedTest
  @MethodSource("targets")
  void noPathOrQueryOrHeaderLeadsAnywhereElse(String target) throws Exception {
    String refresh = rig.refreshUrl(Link.V1);
    String token = refresh.substring(refresh.lastIndexOf('/') + 1);
    for (String method : List.of("GET", "POST")) {
      String head =
          raw(
              method
                  + " "
                  + target.replace("TOKEN", token)
                  + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                  + "Forwarded: host=evil.example\r\nReferer: https://evil.example/\r\n"
                  + "X-Original-URL: //evil.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

      Optional<String> location =
          head.lines()
              .takeWhile(line -> !line.isEmpty())
              .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("location:"))
              .findFirst();
      location.ifPresent(
          line -> assertThat(line).as(head).isEqualToIgnoringCase("Location: " + RefreshRig.OWN));
    }
  }

  /** The answer, with links a provider made taken out. */
  private String raw(String request) throws IOException {
    URI url = URI.create(rig.gateway().url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
          .replaceAll("(?i)location: https://connect\\.stripe\\.com/[^\r\n]*\r\n", "");
    }
  }
}
