package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.console.tryit.SessionKeys;
import dev.linkgate.server.Caller.Link;
import dev.linkgate.testing.Databases;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code POST /api/try}: a real request as one of the callers, without the caller's key. */
class TryApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String ROUTED =
      """
      upstreams: { sandbox: { api: sandbox }, second: { api: sandbox } }
      routes: [ { to: sandbox, on-loss: report } ]
      """;

  private static final String CALLERS =
      """
      callers:
        - { name: shop, keys: ["%s"] }
        - { name: tight, keys: ["lgk_key_of_a_caller_in_tests_0002"], upstreams: [sandbox] }
      """
          .formatted(Caller.KEY);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T14:00:00Z"));
  private final YamlGateway gateway =
      YamlGateway.start(CALLERS + ROUTED, Databases.MEMORY, now::get);

  @AfterEach
  void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Link.class,
      names = {"WHOP", "V1", "V2"})
  void aLinkIsMadeAsTheChosenCaller(Link link) throws Exception {
    JsonNode came = tried(trial(link));

    assertThat(came.path("status").asInt()).isEqualTo(200);
    assertThat(came.path("link").path("url").asText())
        .startsWith(gateway.url() + "/sandbox/links/");
    assertThat(came.path("link").path("sandbox").asBoolean()).isTrue();
    assertThat(came.path("body").asText()).contains(came.path("link").path("url").asText());
    assertThat(header(came, "linkgate-upstream")).isEqualTo("sandbox");
    assertThat(came.path("took-ms").isNumber()).isTrue();
    String request = came.path("request-id").asText();
    assertThat(header(came, "request-id")).isEqualTo(request);
    assertThat(audited(request).path("caller").asText()).isEqualTo("shop");
  }

  @Test
  void whatTheCallerIsRefusedIsTheAnswer() throws Exception {
    ObjectNode trial = trial(Link.V1).put("body", "type=account_onboarding");

    JsonNode came = tried(trial);

    assertThat(came.path("status").asInt()).isEqualTo(400);
    assertThat(header(came, "linkgate-fault")).isEqualTo("caller");
    assertThat(came.has("link")).isFalse();
  }

  @Test
  void anOperatorChoosesTheUpstream() throws Exception {
    JsonNode came = tried(trial(Link.V1).put("upstream", "second"));

    assertThat(came.path("status").asInt()).isEqualTo(200);
    assertThat(header(came, "linkgate-upstream")).isEqualTo("second");
  }

  @Test
  void theCallersOwnLimitHoldsForTheOperatorToo() throws Exception {
    JsonNode came = tried(trial(Link.V1).put("caller", "tight").put("upstream", "second"));

    assertThat(came.path("status").asInt()).isEqualTo(403);
    assertThat(came.path("body").asText()).contains("has not opened upstream 'second'");
  }

  @Test
  void noCallerChoosesAnUpstreamByAHeader() throws Exception {
    for (String name : new String[] {"Linkgate-Upstream", "Upstream", "X-Linkgate-Upstream"}) {
      HttpResponse<String> answer = new Caller(gateway).link(Link.V1, name, "second");

      assertThat(answer.headers().firstValue("Linkgate-Upstream")).contains("sandbox");
    }
  }

  @Test
  void aTypedKeyIsThatCallersOwn() throws Exception {
    ObjectNode trial = trial(Link.V1);
    trial.remove("caller");

    JsonNode came = tried(trial.put("key", "lgk_key_of_a_caller_in_tests_0002"));
    JsonNode wrong = tried(trial.put("key", "lgk_key_of_nobody_in_any_tests_99"));

    assertThat(came.path("status").asInt()).isEqualTo(200);
    assertThat(audited(came.path("request-id").asText()).path("caller").asText())
        .isEqualTo("tight");
    assertThat(wrong.path("status").asInt()).isEqualTo(401);
  }

  @Test
  void aSessionKeyEndsWithItsQuarterOfAnHour() throws Exception {
    String key = key("shop", "second");

    HttpResponse<String> inTime = link(key);
    now.updateAndGet(time -> time.plus(Duration.ofMinutes(15)));
    HttpResponse<String> late = link(key);

    assertThat(inTime.statusCode()).isEqualTo(200);
    assertThat(inTime.headers().firstValue("Linkgate-Upstream")).contains("second");
    assertThat(late.statusCode()).isEqualTo(401);
  }

  @Test
  void aCallerThatIsGoneTakesItsSessionKeysAlong() throws Exception {
    String key = key("tight", null);
    assertThat(link(key).statusCode()).isEqualTo(200);

    gateway.reload(Caller.SANDBOX);

    assertThat(link(key).statusCode()).isEqualTo(401);
    assertThat(asked(trial(Link.V1).put("caller", "tight")).statusCode()).isEqualTo(400);
  }

  @Test
  void anUpstreamThatIsGoneIsSaid() throws Exception {
    String key = key("shop", "second");

    gateway.reload(Caller.SANDBOX);

    HttpResponse<String> answer = link(key);
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(answer.body()).contains("no upstream 'second' any more");
  }

  @Test
  void aSessionKeyMakesLinksAndOpensNothingElse() throws Exception {
    String key = key("shop", null);

    HttpResponse<String> answer =
        new Caller(gateway).get("/v1/accounts/acct_1", "Authorization", "Bearer " + key);

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void anotherSessionsKeyHelpsNobody() throws Exception {
    ObjectNode trial = trial(Link.V1).put("key", key("shop", null));

    HttpResponse<String> answer = asked(trial);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("only its own session uses");
  }

  @Test
  void theExplanationSaysThatTheUpstreamWasChosen() throws Exception {
    ObjectNode question = trial(Link.V1).put("upstream", "second");

    JsonNode told = JSON.readTree(post("/api/explain", question).body());

    assertThat(told.at("/upstream/name").asText()).isEqualTo("second");
    assertThat(told.at("/routes/0/verdict").asText()).isEqualTo("chosen");
    assertThat(told.at("/routes/0/to").asText()).isEqualTo("second");
    assertThat(told.at("/routes/1/verdict").asText()).isEqualTo("passed_over");
    assertThat(told.at("/routes/1/to").asText()).isEqualTo("sandbox");
  }

  @Test
  void noKeyOfASessionIsInALogOrAnAnswer() throws Exception {
    try (CapturedLog log = CapturedLog.at(Level.TRACE)) {
      String came = asked(trial(Link.V1)).body() + asked(trial(Link.V2)).body();
      String key = key("a session that is not open", "shop", null);

      assertThat(link(key).statusCode()).isEqualTo(401);
      assertThat(came).doesNotContain("lgs_");
      assertThat(String.join("\n", log.all())).contains("account_links").doesNotContain("lgs_");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {"caller":"shop","body":""}                                         ; the field ingress is missing
          {"ingress":"whop","caller":"shop"}                                  ; the field body is missing
          {"ingress":"whop","body":"{}"}                                      ; the field caller is missing
          {"ingress":"stripe-v3","caller":"shop","body":"{}"}                 ; they speak stripe-v1, stripe-v2, whop
          {"ingress":"whop","caller":"shopp","body":"{}"}                     ; there are shop, tight
          {"ingress":"whop","caller":"shop","upstream":"third","body":"{}"}   ; there are sandbox, second
          {"ingress":"whop","caller":"shop","boddy":"{}"}                     ; the field boddy is unknown
          {"ingress":"whop","caller":"shop","body":{}}                        ; the field body must be a string
          {"ingress":"whop","caller":"shop","body":"{}","headers":[]}         ; must be an object
          {"ingress":"whop","caller":"shop","body":"{}","headers":{"a":1}}    ; must be a string
          {"ingress":"whop","caller":"shop","body":"{}","headers":{"a b":""}} ; a header's name is
          {"ingress":"whop","caller":"shop","body":"{}","headers":{"a":"\\n\\u0001b"}}      ; visible ASCII
          {"ingress":"whop","caller":"shop","body":"{}","headers":{"Authorization":"b"}}    ; cannot be chosen
          {"ingress":"whop","caller":"shop","body":"{}","headers":{"Host":"elsewhere"}}     ; cannot be chosen
          {"ingress":"whop","caller":"shop","body":"{}","version":"1","headers":{"api-version-date":"2"}} ; given twice
          {"ingress":"whop","key":"k\\u0007","body":"{}"}                      ; visible ASCII
          {"ingress":"whop","key":"k","upstream":"second","body":"{}"}        ; leave upstream or the key out
          []                                                                  ; must be a JSON object
          """)
  void whatCannotBeSentIsSaid(String trial, String says) throws Exception {
    HttpResponse<String> answer = post("/api/try", trial);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).path("detail").asText()).contains(says);
  }

  @Test
  void withoutTheTokenNothingIsSent() throws Exception {
    HttpResponse<String> answer =
        new Caller(gateway.adminUrl()).send("POST", "/api/try", trial(Link.V1).toString());

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  private static ObjectNode trial(Link link) {
    String api =
        switch (link) {
          case WHOP, WHOP_BARE -> "whop";
          case V1 -> "stripe-v1";
          case V2 -> "stripe-v2";
        };
    return JSON.createObjectNode().put("ingress", api).put("caller", "shop").put("body", link.body);
  }

  private JsonNode tried(ObjectNode trial) throws Exception {
    HttpResponse<String> answer = asked(trial);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> asked(ObjectNode trial) throws Exception {
    return post("/api/try", trial);
  }

  private HttpResponse<String> post(String path, Object body) throws Exception {
    return ask("POST", path, body.toString());
  }

  private HttpResponse<String> ask(String method, String path, String body) throws Exception {
    return new Caller(gateway.adminUrl())
        .send(method, path, body, "Authorization", "Bearer " + YamlGateway.ADMIN_TOKEN.reveal());
  }

  /** What the audit has of an exchange, once it is written. */
  private JsonNode audited(String request) throws Exception {
    String path = "/api/audit?after=0&wait=20&request=" + request;
    return JSON.readTree(ask("GET", path, "").body()).at("/rows/0");
  }

  private String key(String caller, @Nullable String upstream) {
    return key("token", caller, upstream);
  }

  private String key(String session, String caller, @Nullable String upstream) {
    SessionKeys.Grant grant = new SessionKeys.Grant(caller, upstream);
    return gateway.gateway().sessionKeys().key(session, grant).reveal();
  }

  private HttpResponse<String> link(String key) throws Exception {
    return new Caller(gateway)
        .send(
            "POST",
            Link.V1.path,
            Link.V1.body,
            "Content-Type",
            Link.V1.type,
            "Authorization",
            "Bearer " + key);
  }

  private static String header(JsonNode came, String name) {
    for (JsonNode header : came.path("headers")) {
      if (header.path("name").asText().equalsIgnoreCase(name)) {
        return header.path("value").asText();
      }
    }
    return "";
  }
}
