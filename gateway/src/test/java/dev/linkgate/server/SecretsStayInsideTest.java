package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.adapter.Reading;
import dev.linkgate.adapter.UpstreamSettings;
import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.LinkUrl;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.canonical.Secret;
import dev.linkgate.sandbox.SandboxRules;
import dev.linkgate.server.guard.FramingCases;
import dev.linkgate.server.guard.RawCaller;
import dev.linkgate.testing.Canaries;
import dev.linkgate.testing.LeakWatch;
import dev.linkgate.testing.RawUpstream;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Replaced;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.Scripts;
import dev.linkgate.testing.TestTls;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Keys, links and bodies go where they belong and nowhere else: {@link LeakWatch} looks at all that
 * is logged and printed meanwhile, and these tests at the answers.
 */
class SecretsStayInsideTest {
  private static final String YAML =
      """
      callers:
        - { name: shop, keys: ["%1$s"], relay: ["GET /v1/*", "GET /api/v1/*"] }
      upstreams:
        v1: { api: stripe-v1, base-url: "%2$s", api-key: sk_test_canary_key_of_v1, timeout: 400ms }
        v2: { api: stripe-v2, base-url: "%2$s", api-key: sk_test_canary_key_of_v2, timeout: 400ms }
        whop: { api: whop, base-url: "%2$s/api/v1", api-key: whop_canary_key_of_whop, timeout: 400ms }
      routes:
        - { when: { ingress: %3$s }, to: %4$s, on-loss: report }
        - { when: { ingress: whop }, to: v1, on-loss: report }
        - { to: whop, on-loss: report }
      relay: { stripe: v1, whop: whop }
      accounts: [ { caller: shop, merchant: m1, stripe: acct_1, whop: biz_1 } ]
      """;

  /** Keys as providers quote them when they refuse. */
  private static final String QUOTED =
      "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"api_key_invalid\","
          + "\"message\":\"Invalid API Key provided: sk_test_canary_key_of_v1\"}}";

  private final RecordingUpstream upstream = RecordingUpstream.start();
  private final List<YamlGateway> gateways = new ArrayList<>();
  @TempDir private Path directory;
  private long eventsBefore;

  @BeforeEach
  void count() {
    eventsBefore = LeakWatch.events();
  }

  @AfterEach
  void stop() {
    gateways.forEach(YamlGateway::close);
    upstream.close();
  }

  /** Relays where the upstream's API is the caller's, translates to another one otherwise. */
  private YamlGateway gateway(Caller.Link link, boolean relays) {
    String ingress =
        switch (link) {
          case V1 -> "stripe-v1";
          case V2 -> "stripe-v2";
          case WHOP, WHOP_BARE -> "whop";
        };
    String same = link == Caller.Link.V1 ? "v1" : link == Caller.Link.V2 ? "v2" : "whop";
    String other = link == Caller.Link.V1 ? "whop" : "v1";
    YamlGateway gateway =
        YamlGateway.start(
            YAML.formatted(Caller.KEY, upstream.baseUrl(), ingress, relays ? same : other));
    gateways.add(gateway);
    return gateway;
  }

  private static void showsNothing(HttpResponse<String> answer) {
    assertThat(Canaries.in(answer.body() + answer.headers().map())).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void aLinkIsShownToWhoAskedAndToNobodyElse(Caller.Link link) throws Exception {
    for (boolean relays : List.of(true, false)) {
      Caller caller = new Caller(gateway(link, relays));

      HttpResponse<String> answer = caller.link(link, "Idempotency-Key", "canary_body_key");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("canary-link-").doesNotContain("canary_key");
    }
    for (YamlGateway gateway : gateways) {
      HttpResponse<String> metrics = new Caller(gateway.adminUrl()).get("/metrics");
      assertThat(metrics.statusCode()).isEqualTo(200);
      showsNothing(metrics);
    }
    assertThat(LeakWatch.events()).isGreaterThan(eventsBefore);
  }

  @ParameterizedTest
  @EnumSource
  void theAuditTellsWhatWasAskedWithoutWhatIsSecret(Caller.Link link) throws Exception {
    for (boolean relays : List.of(true, false)) {
      YamlGateway gateway = gateway(link, relays);
      new Caller(gateway)
          .send(
              "POST",
              link.path,
              Caller.withCanaries(link),
              "Authorization",
              "Bearer " + Caller.KEY,
              "Content-Type",
              link.type,
              "Idempotency-Key",
              "canary_key");

      String list = audit(gateway, "");
      while (!list.contains("\"request\":\"req_")) {
        list = audit(gateway, "");
      }
      String whole = audit(gateway, "/1");

      assertThat(whole).contains("\"asked\":{", "https://shop.example/…", "account_onboarding");
      assertThat(Canaries.in(list + whole)).isNull();
    }
  }

  private static String audit(YamlGateway gateway, String path) throws Exception {
    return new Caller(gateway.adminUrl())
        .send(
            "GET",
            "/api/audit" + path,
            "",
            "Authorization",
            "Bearer " + YamlGateway.ADMIN_TOKEN.reveal())
        .body();
  }

  @ParameterizedTest
  @EnumSource
  void anUpstreamThatFailsShowsNothing(Caller.Link link) throws Exception {
    String cut = "{\"url\":\"https://x.example/canary-link-1\"";
    Reply.Answer html = Reply.json(200, "<a href='https://x.example/canary-link-2'>");
    List<Reply> failures =
        List.of(
            Reply.json(401, QUOTED),
            Reply.json(500, "canary-link-3 sk_test_canary_key_of_v1"),
            Reply.json(200, cut),
            Reply.json(200, "{\"url\":5,\"link\":\"canary-link-4\"}"),
            Reply.json(200, "[\"canary-link-5\"]"),
            Reply.json(200, " ".repeat(1 << 20) + cut),
            Reply.json(302, cut).with("Location", "https://x.example/canary-link-6"),
            Reply.WireEvent.CLOSE,
            Reply.WireEvent.RESET,
            html, // an answer: five failures in a row would keep the rest back
            Reply.WireEvent.CUT_BODY,
            Reply.WireEvent.DRIP,
            Reply.WireEvent.SILENCE);
    for (boolean relays : List.of(true, false)) {
      Caller caller = new Caller(gateway(link, relays));
      for (Reply failure : failures) {
        upstream.always(failure); // at a second attempt too

        HttpResponse<String> answer = caller.link(link);

        assertThat(answer.statusCode()).as(failure.toString()).isBetween(500, 504);
        showsNothing(answer);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUpstreamThatRefusesIsQuotedWithoutItsKey(Caller.Link link) throws Exception {
    Caller caller = new Caller(gateway(link, false));
    for (int status : List.of(400, 403, 404, 409, 422, 429, 500, 503)) {
      upstream.enqueue(Reply.json(status, QUOTED));

      HttpResponse<String> answer = caller.link(link);

      assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
      showsNothing(answer);
    }
  }

  @ParameterizedTest
  @EnumSource
  void requestsThatAreRefusedLeaveNoTrace(Caller.Link link) throws Exception {
    Caller caller = new Caller(gateway(link, false));
    String[] authorized = {"Authorization", "Bearer " + Caller.KEY, "Content-Type", link.type};
    String basic =
        Base64.getEncoder()
            .encodeToString("sk_canary_key_wrong:".getBytes(StandardCharsets.ISO_8859_1));

    caller.send("POST", link.path, "{\"canary_body", authorized);
    caller.send("POST", link.path, "account=%zz&account[canary_body]=canary_body", authorized);
    caller.send("POST", link.path, "{\"refresh_url\":\"canary_body\"}", authorized);
    caller.send("POST", link.path, "[".repeat(60_000) + "canary_body", authorized);
    caller.send("POST", link.path + "?key=canary_key", link.body, authorized);
    caller.send("GET", link.path + "/canary_body?key=canary_key", "", authorized);
    caller.send("PUT", link.path, "canary_body", authorized);
    caller.send("POST", link.path, "canary_body", "Authorization", "Bearer " + Caller.KEY);
    caller.link(link, "Stripe-Version", "canary_key", "Api-Version-Date", "canary_key");
    for (String wrong : List.of("Bearer canary_key_wrong", "Basic " + basic, "canary_key")) {
      HttpResponse<String> answer =
          caller.send("POST", link.path, link.body, "Authorization", wrong);
      assertThat(answer.statusCode()).isEqualTo(401);
      showsNothing(answer);
    }

    assertThat(upstream.requests()).noneMatch(request -> request.method().equals("POST"));
  }

  @Test
  void framingErrorsLeaveNoTrace() throws Exception {
    YamlGateway gateway = gateway(Caller.Link.V1, true);
    String header = "Authorization: Bearer " + Caller.KEY + "\r\nX: canary_body\r\n";
    for (FramingCases.Case one : FramingCases.all().limit(60).toList()) {
      try (RawCaller caller = new RawCaller(gateway.gateway().callers().getPort())) {
        FramingCases.Case sent = one.on("/v1/account_links", "/v1/", header);
        String answer = caller.send(sent.bytes() + "canary_body\r\n\r\n").rest();
        assertThat(Canaries.in(answer)).isNull();
      }
    }
  }

  @Test
  void aDefectIsToldWithoutWhatItWasAbout() throws Exception {
    YamlGateway gateway =
        YamlGateway.startWith(
            YAML.formatted(Caller.KEY, upstream.baseUrl(), "stripe-v1", "whop"),
            SecretsStayInsideTest::defective);
    gateways.add(gateway);

    HttpResponse<String> answer = new Caller(gateway).link(Caller.Link.V1);

    assertThat(answer.statusCode()).isEqualTo(500);
    showsNothing(answer);
  }

  /** Its upstreams throw what they were sent. */
  private static Adapter defective(Adapter whole) {
    return Replaced.in(
        Adapter.class,
        whole,
        "open",
        whole.open(
            new UpstreamSettings(
                "whop",
                URI.create("http://127.0.0.1:1"),
                new Secret("canary_key"),
                null,
                List.of(),
                false,
                null,
                SandboxRules.USUAL),
            _ -> {
              throw new IllegalStateException("https://x.example/canary-link-7");
            }));
  }

  @Test
  void aTlsFailureShowsNothing() throws Exception {
    try (RawUpstream tls =
        RawUpstream.playing(
            Scripts.once(Scripts.json(200, "{}")),
            TestTls.selfSigned(directory, "dns:localhost"))) {
      YamlGateway gateway =
          YamlGateway.start(YAML.formatted(Caller.KEY, tls.uri("").toString(), "stripe-v1", "v1"));
      gateways.add(gateway);

      for (Caller.Link link : List.of(Caller.Link.V1, Caller.Link.WHOP)) {
        HttpResponse<String> answer = new Caller(gateway).link(link);
        assertThat(answer.statusCode()).isEqualTo(503);
        showsNothing(answer);
      }
    }
  }

  @Test
  void valuesThatHoldSecretsDoNotPrintThem() throws IOException {
    YamlGateway gateway = gateway(Caller.Link.V1, true);
    Headers headers = Headers.of("Authorization", "Bearer canary_key");
    byte[] body = "canary_body".getBytes(StandardCharsets.US_ASCII);
    List<Object> values =
        List.of(
            gateway.gateway().configuration(),
            gateway.gateway(),
            headers,
            headers.list(),
            new Secret("canary_key"),
            new IdempotencyKey("canary_key"),
            new LinkUrl("https://x.example/canary-link-8"),
            new RedirectUrl("https://x.example/canary_body"),
            new HttpCall("POST", URI.create("http://x/?canary_key"), headers, body, true),
            new HttpAnswer(200, headers, body),
            new Reading(
                JsonNodeFactory.instance.objectNode().put("a", "canary_body"),
                Extras.NONE,
                List.of(),
                Object::toString,
                true,
                List.of()),
            new Inbound("req_1", 0, "GET", "/", "key=canary_key", headers));

    for (Object value : values) {
      assertThat(Canaries.in(value.toString())).as(value.getClass().getName()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.hc.client5.http.wire",
        "org.apache.hc.client5.http.headers",
        "org.glassfish.grizzly.http",
        "org.glassfish.jersey.server",
        "com.networknt.schema",
        "jdk.event.security",
        "whatever.library"
      })
  void noLibraryLogsBelowWarningWhateverItsLevel(String name) {
    Logger logger = (Logger) LoggerFactory.getLogger(name);
    Level before = logger.getLevel();
    logger.setLevel(Level.TRACE);
    try (CapturedLog log = CapturedLog.at(Level.TRACE)) {
      logger.trace("canary {}", 1);
      logger.debug("canary {}", 2);
      logger.info("canary {}", 3);
      LoggerFactory.getLogger("dev.linkgate.any").trace("ours");

      assertThat(log.all()).noneMatch(line -> line.contains("canary"));
      assertThat(log.all()).anyMatch(line -> line.contains("ours"));
    } finally {
      logger.setLevel(before);
    }
  }
}
