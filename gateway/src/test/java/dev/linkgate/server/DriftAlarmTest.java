package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.contract.drift.DriftKind;
import dev.linkgate.contract.drift.DriftRow;
import dev.linkgate.server.Caller.Link;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that leave their documents, over a real gateway and a real socket. */
class DriftAlarmTest {
  private static final String CONFIG =
      """
      callers: [ { name: shop, keys: ["%s"] } ]
      upstreams:
        up: { api: %s, base-url: "%s", api-key: sk_test_key_of_the_drift }
      routes: [ { to: up, on-loss: report } ]
      accounts:
      - { caller: shop, merchant: seller, stripe: acct_1, whop: biz_1 }
      """;

  private static final String V2_WITH_RETURN =
      Caller.V2_BODY.replace(
          "\"refresh_url\"", "\"return_url\":\"https://shop.example/d\",\"refresh_url\"");

  private RecordingUpstream upstream;

  @BeforeEach
  void start() {
    upstream = RecordingUpstream.start();
  }

  @AfterEach
  void stop() {
    upstream.close();
  }

  private YamlGateway gateway(String api) {
    return YamlGateway.start(CONFIG.formatted(Caller.KEY, api, upstream.baseUrl()));
  }

  /** The documented answer, changed. */
  private void answers(Consumer<ObjectNode> change) {
    upstream.always(
        request -> {
          Reply.Answer answer = DocumentedAnswers.link(request);
          ObjectNode body = (ObjectNode) DocumentedAnswers.body(answer);
          change.accept(body);
          byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
          return new Reply.Answer(answer.status(), answer.headers(), bytes);
        });
  }

  /** What is kept when the gateway has ended in order: what waited is checked and stored. */
  private static List<DriftRow> kept(YamlGateway gateway) {
    gateway.gateway().close();
    return gateway.store().drift().list(null, false, 100);
  }

  private static List<String> lines(List<DriftRow> rows) {
    return rows.stream()
        .map(DriftRow::sighting)
        .map(
            it ->
                "%s %s %s x%d %s"
                    .formatted(
                        it.key().kind().word(),
                        it.key().answer(),
                        it.key().pointer(),
                        it.count(),
                        it.sample()))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "V1, stripe-v1", "V1, stripe-v2", "V1, whop",
    "V2, stripe-v1", "V2, stripe-v2", "V2, whop",
    "WHOP, stripe-v1", "WHOP, stripe-v2", "WHOP, whop",
  })
  void moreFieldsAndNewValuesFailNoExchange(Link link, String api) throws Exception {
    answers(
        body -> {
          body.put("brand_new", "canary-value").putObject("more").put("id", "acct_1canary");
          if (body.has("object")) {
            body.put("object", "account_link_two");
          }
        });
    try (YamlGateway gateway = gateway(api)) {

      HttpResponse<String> answer =
          new Caller(gateway)
              .send(
                  "POST",
                  link.path,
                  link == Link.V2 ? V2_WITH_RETURN : link.body, // which Whop demands
                  "Authorization",
                  "Bearer " + Caller.KEY,
                  "Content-Type",
                  link.type);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains(DocumentedAnswers.CANARY);
      List<DriftRow> rows = kept(gateway);
      assertThat(lines(rows))
          .contains("unknown-field 200 /brand_new x1 string, 12 characters")
          .contains("unknown-field 200 /more x1 object, 1 fields")
          .hasSize(api.equals("whop") ? 2 : 3);
      if (!api.equals("whop")) {
        assertThat(lines(rows)).contains("new-enum-value 200 /object x1 account_link_two");
      }
      assertThat(rows.toString()).doesNotContain("canary"); // nor any link: they have it too
    }
  }

  @Test
  void anOpenEnumsNewValueIsSeenAndRelayed() throws Exception {
    answers(body -> ((ObjectNode) body.path("use_case")).put("type", "account_review"));
    try (YamlGateway gateway = gateway("stripe-v2")) {
      HttpResponse<String> answer =
          new Caller(gateway).link(Link.V2, "Stripe-Version", "2026-09-30.endive");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("account_review");
      assertThat(lines(kept(gateway)))
          .containsExactly("new-enum-value 200 /use_case/type x1 account_review");
    }
  }

  @ParameterizedTest
  @CsvSource({"V1, stripe-v1", "V1, whop", "V2, stripe-v2", "WHOP, whop"})
  void documentedAnswersAreNoDrift(Link link, String api) throws Exception {
    try (YamlGateway gateway = gateway(api)) {
      assertThat(new Caller(gateway).link(link).statusCode()).isEqualTo(200);
      upstream.enqueue(DocumentedAnswers.error(api, 400), DocumentedAnswers.error(api, 404));
      assertThat(new Caller(gateway).link(link).statusCode()).isEqualTo(400);
      assertThat(new Caller(gateway).link(link).statusCode()).isBetween(400, 404);

      assertThat(kept(gateway)).isEmpty();
    }
  }

  @Test
  void errorsAreCheckedTooAlsoThoseThatAreNoJson() throws Exception {
    upstream.enqueue(
        Reply.json(400, "{\"message\":\"no canary here\"}"),
        Reply.json(418, "{\"error\":{\"type\":\"teapot\",\"message\":\"canary\"}}"),
        new Reply.Answer(
            500,
            Headers.of("Content-Type", "text/html; charset=utf-8"),
            "<p>canary</p>".getBytes(StandardCharsets.UTF_8)));
    try (YamlGateway gateway = gateway("whop")) {
      for (int i = 0; i < 3; i++) {
        new Caller(gateway).link(Link.V1);
      }

      List<DriftRow> rows = kept(gateway);

      assertThat(lines(rows))
          .containsExactly(
              "missing-field 400 /error x1 absent",
              "not-json 500  x1 text/html, 13 bytes",
              "undocumented-status 418  x1 application/json, object, 1 fields",
              "unknown-field 400 /message x1 string, 14 characters");
      assertThat(rows.toString()).doesNotContain("canary");
    }
  }

  @Test
  void whatIsSeenAgainIsCountedAndToldOnce() throws Exception {
    answers(body -> body.put("brand_new", 1));
    try (CapturedLog log = CapturedLog.at(Level.INFO);
        YamlGateway gateway = gateway("stripe-v1")) {
      for (int i = 0; i < 3; i++) {
        new Caller(gateway).link(Link.V1, "Idempotency-Key", "k" + i);
      }

      gateway.gateway().close();

      assertThat(gateway.store().drift().list("up", false, 9))
          .singleElement()
          .satisfies(row -> assertThat(row.sighting().count()).isEqualTo(3))
          .satisfies(
              row -> assertThat(row.sighting().key().kind()).isEqualTo(DriftKind.UNKNOWN_FIELD));
      assertThat(log.all())
          .filteredOn(line -> line.contains("leaves its spec"))
          .singleElement()
          .asString()
          .contains("'up'", "unknown-field", "/brand_new", "POST /v1/account_links", "integer");
    }
  }

  @Test
  void theCallsOwnVersionSaysWhichDocument() throws Exception {
    try (YamlGateway gateway = gateway("stripe-v2")) {
      answers(
          body -> {
            ObjectNode flow = (ObjectNode) body.at("/use_case/account_onboarding");
            flow.putArray("configurations").add("recipient");
          });
      String old =
          Caller.V2_BODY.replace(
              "\"refresh_url\"", "\"configurations\":[\"recipient\"],\"refresh_url\"");
      for (String version : List.of("2026-01-28.clover", "2026-10-28.endive")) {
        HttpResponse<String> answer =
            new Caller(gateway)
                .send(
                    "POST",
                    Link.V2.path,
                    old,
                    "Authorization",
                    "Bearer " + Caller.KEY,
                    "Content-Type",
                    "application/json",
                    "Stripe-Version",
                    version);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      }

      List<DriftRow> rows = kept(gateway);

      assertThat(rows)
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.sighting().key().version()).isEqualTo("2026-09-30.endive");
                assertThat(row.sighting().key().pointer())
                    .isEqualTo("/use_case/account_onboarding/configurations");
              });
    }
  }

  @Test
  void metricsCountWhatWasSeenAndChecked() throws Exception {
    answers(body -> body.put("brand_new", 1));
    try (YamlGateway gateway = gateway("stripe-v1")) {
      new Caller(gateway).link(Link.V1);

      String metrics =
          await(
              () -> new Caller(gateway.adminUrl()).get("/metrics").body(), "linkgate_drift_total");

      assertThat(metrics)
          .contains("linkgate_drift_total{kind=\"unknown-field\",upstream=\"up\"} 1.0")
          .contains("linkgate_drift_checked_total 1.0")
          .contains("linkgate_drift_skipped_total 0.0")
          .contains("linkgate_drift_dropped_total 0.0");
    }
  }

  @Test
  void aReloadKeepsTheWatch() throws Exception {
    answers(body -> body.put("brand_new", 1));
    try (YamlGateway gateway = gateway("stripe-v1")) {
      new Caller(gateway).link(Link.V1, "Idempotency-Key", "one");
      gateway.reload(CONFIG.formatted(Caller.KEY, "stripe-v1", upstream.baseUrl() + "/"));
      new Caller(gateway).link(Link.V1, "Idempotency-Key", "two");

      assertThat(lines(kept(gateway))).containsExactly("unknown-field 200 /brand_new x2 integer");
    }
  }

  @Test
  void theAdminApiListsAndAcknowledges() throws Exception {
    answers(body -> body.put("brand_new", 1));
    try (YamlGateway gateway = gateway("whop")) {
      new Caller(gateway).link(Link.WHOP);
      String page = await(() -> ask(gateway, "GET", "/api/drift", "").body(), "brand_new");
      JsonNode row = DocumentedAnswers.body(Reply.json(200, page)).at("/rows/0");

      assertThat(row.path("operation").asText()).isEqualTo("POST /account_links");
      assertThat(row.path("document").asText()).isEqualTo("specs/whop/2025-01-01.yaml");
      assertThat(row.path("patch").toString())
          .isEqualTo(
              "[{\"op\":\"add\",\"path\":\"/components/schemas/AccountLink/properties/brand_new\","
                  + "\"value\":{\"type\":\"integer\"}}]");
      String id = row.path("id").asText();
      assertThat(ask(gateway, "POST", "/api/drift/ack", "{\"ids\":[" + id + ",77]}").statusCode())
          .isEqualTo(404);
      assertThat(ask(gateway, "POST", "/api/drift/ack", "{\"ids\":[]}").statusCode())
          .isEqualTo(400);
      assertThat(ask(gateway, "POST", "/api/drift/ack", "[]").statusCode()).isEqualTo(400);
      assertThat(ask(gateway, "GET", "/api/drift?all=maybe", "").statusCode()).isEqualTo(400);
      assertThat(ask(gateway, "GET", "/api/drift?upstream=other", "").body())
          .isEqualTo("{\"rows\":[]}");
      assertThat(ask(gateway, "GET", "/api/drift", "").body()).contains("brand_new");
      assertThat(ask(gateway, "POST", "/api/drift/ack", "{\"ids\":[" + id + "]}").body())
          .isEqualTo("{\"acknowledged\":[" + id + "]}");
      assertThat(ask(gateway, "GET", "/api/drift", "").body()).isEqualTo("{\"rows\":[]}");
      assertThat(ask(gateway, "GET", "/api/drift?all=true", "").body()).contains("acknowledged");
    }
  }

  /** What is asked for, and tried again until it is there. */
  private interface Asking {
    String ask() throws Exception;
  }

  private static String await(Asking asking, String part) throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    String text = asking.ask();
    while (!text.contains(part) && System.nanoTime() < end) {
      text = asking.ask();
    }
    assertThat(text).contains(part);
    return text;
  }

  private static HttpResponse<String> ask(
      YamlGateway gateway, String method, String path, String body) throws Exception {
    return new Caller(gateway.adminUrl())
        .send(method, path, body, "Authorization", "Bearer " + YamlGateway.ADMIN_TOKEN.reveal());
  }
}
