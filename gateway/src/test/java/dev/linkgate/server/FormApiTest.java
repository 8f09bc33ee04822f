package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code GET /api/specs} and {@code GET /api/about}: what the console's form is made from. */
class FormApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @AutoClose private static YamlGateway gateway;

  @BeforeAll
  static void start() {
    gateway = YamlGateway.start(Caller.SANDBOX);
  }

  @Test
  void everyApiHasItsVersionsNewestFirst() throws Exception {
    JsonNode apis = read("/api/specs").path("apis");

    assertThat(apis)
        .extracting(api -> api.path("api").asText())
        .containsExactly("stripe-v1", "stripe-v2", "whop");
    JsonNode whop = apis.path(2);
    assertThat(whop.path("versions").toString()).isEqualTo("[\"2026-09-22-3\",\"2025-01-01\"]");
    assertThat(whop.path("path").asText()).isEqualTo("/api/v1/account_links");
    assertThat(whop.path("media-type").asText()).isEqualTo("application/json");
    assertThat(whop.path("version-header").asText()).isEqualTo("Api-Version-Date");
    assertThat(whop.path("account-example").asText()).startsWith("biz_");
    assertThat(apis.path(0).path("account-example").asText()).startsWith("acct_");
  }

  @Test
  void everyVersionHasAForm() throws Exception {
    for (JsonNode api : read("/api/specs").path("apis")) {
      for (JsonNode version : api.path("versions")) {
        JsonNode form = read("/api/specs/" + api.path("api").asText() + "/" + version.asText());

        assertThat(form.path("version")).isEqualTo(version);
        assertThat(form.path("body").path("fields")).isNotEmpty();
        assertThat(form.path("examples")).isNotEmpty();
      }
    }
  }

  @Test
  void documentedHeadersAreOfferedAndTheVersionsIsNot() throws Exception {
    assertThat(headers("/api/specs/stripe-v1/2020-08-27"))
        .containsExactly(
            "Idempotency-Key", "Stripe-Account", "Stripe-Context", "Linkgate-Sandbox-Fault");
    assertThat(headers("/api/specs/whop/2026-09-22-3"))
        .containsExactly("Idempotency-Key", "Linkgate-Sandbox-Fault");
    assertThat(read("/api/specs/whop/2026-09-22-3").at("/headers/0/description").asText())
        .contains("kept for a day");
  }

  @Test
  void theHashThatIsNotAskedSaysWhenItIs() throws Exception {
    JsonNode useCase = read("/api/specs/stripe-v2/2025-12-15.clover").at("/body/fields/1");

    assertThat(useCase.at("/fields/1/name").asText()).isEqualTo("account_update");
    assertThat(useCase.at("/fields/1/when/field").asText()).isEqualTo("type");
    assertThat(useCase.at("/fields/1/when/value").asText()).isEqualTo("account_update");
    assertThat(useCase.at("/fields/1/fields/1/items/example").asText()).isEqualTo("recipient");
  }

  @Test
  void whatThereIsNotIsSaid() throws Exception {
    assertThat(ask("/api/specs/stripe-v3/2020-08-27").statusCode()).isEqualTo(404);
    assertThat(ask("/api/specs/whop/2020-08-27").body()).contains("2025-01-01, 2026-09-22-3");
    assertThat(ask("/api/specs?api=whop").statusCode()).isEqualTo(400);
  }

  @Test
  void aboutNamesCallersAndUpstreamsAndNoKey() throws Exception {
    JsonNode about = read("/api/about");

    assertThat(about.path("callers-url").asText()).isEqualTo(gateway.url());
    assertThat(about.at("/callers/0/name").asText()).isEqualTo("shop");
    assertThat(about.path("upstreams").toString())
        .isEqualTo("[{\"name\":\"sandbox\",\"api\":\"sandbox\",\"live\":false}]");
    assertThat(about.toString()).doesNotContain("sha256", Caller.KEY);
  }

  private static List<String> headers(String path) throws Exception {
    return read(path).path("headers").valueStream().map(it -> it.path("name").asText()).toList();
  }

  private static JsonNode read(String path) throws Exception {
    HttpResponse<String> answer = ask(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> ask(String path) throws Exception {
    return new Caller(gateway.adminUrl())
        .get(path, "Authorization", "Bearer " + YamlGateway.ADMIN_TOKEN.reveal());
  }
}
