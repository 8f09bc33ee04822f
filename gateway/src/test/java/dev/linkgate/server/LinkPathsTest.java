package dev.linkgate.server;

import static dev.linkgate.server.Caller.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class LinkPathsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  @AutoClose private static YamlGateway gateway;
  private static Caller caller;

  @BeforeAll
  static void start() {
    gateway = YamlGateway.start(Caller.SANDBOX);
    caller = new Caller(gateway);
  }

  @ParameterizedTest
  @EnumSource
  void aLinkIsMadeAndItsPageOpens(Caller.Link link) throws Exception {
    HttpResponse<String> answer = caller.link(link);

    assertThat(answer.statusCode()).isEqualTo(200);
    String url = JSON.readTree(answer.body()).path("url").asText();
    assertThat(url).startsWith(gateway.url() + "/sandbox/links/");
    HttpResponse<String> page = caller.get(url.substring(gateway.url().length()));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("SANDBOX");
  }

  @ParameterizedTest
  @EnumSource
  void theKeyMayBeTheUserOfBasic(Caller.Link link) throws Exception {
    String basic = Base64.getEncoder().encodeToString((KEY + ":").getBytes(StandardCharsets.UTF_8));

    HttpResponse<String> answer =
        caller.send(
            "POST",
            link.path,
            link.body,
            "Content-Type",
            link.type,
            "Authorization",
            "Basic " + basic);

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void withoutAKeyItIsThatApisOwn401(Caller.Link link) throws Exception {
    HttpResponse<String> answer =
        caller.send("POST", link.path, link.body, "Content-Type", link.type);

    assertFailure(answer, 401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
        .isEqualTo(link.path.startsWith("/v"));
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownKeyIsThatApisOwn401AndNotShown(Caller.Link link) throws Exception {
    HttpResponse<String> answer =
        caller.send(
            "POST",
            link.path,
            link.body,
            "Content-Type",
            link.type,
            "Authorization",
            "Bearer lgk_somebody_elses_key_entirely");

    assertFailure(answer, 401);
    assertThat(answer.body()).doesNotContain("somebody_elses");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/v1/account_links",
    "DELETE,/v2/core/account_links",
    "PUT,/api/v1/account_links",
    "OPTIONS,/account_links",
    "GET,/v1/charges",
    "POST,/v2/core/accounts",
    "GET,/api/v1/payments",
    "POST,/v1/account_links/"
  })
  void whatIsNotServedIsThatApisOwn404(String method, String path) throws Exception {
    HttpResponse<String> answer =
        caller.send(
            method, path, method.equals("POST") ? "{}" : "", "Authorization", "Bearer " + KEY);

    assertFailure(answer, 404);
  }

  @ParameterizedTest
  @CsvSource({"/v1/charges", "/v2/core/accounts", "/api/v1/payments"})
  void whoIsNobodyLearnsNothingOfPaths(String path) throws Exception {
    assertFailure(caller.get(path), 401);
  }

  @ParameterizedTest
  @CsvSource({"/", "/v3/account_links", "/v1", "/robots.txt", "/sandbox/", "/sandbox/links/"})
  void outsideTheApisItIsASmallProblem(String path) throws Exception {
    HttpResponse<String> answer = caller.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(JSON.readTree(answer.body()).path("status").asInt()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Linkgate-Fault")).hasValue("caller");
  }

  @ParameterizedTest
  @EnumSource
  void anotherContentTypeIsThatApisOwn400(Caller.Link link) throws Exception {
    for (String type : new String[] {"text/plain", "application/xml", "multipart/form-data"}) {
      HttpResponse<String> answer =
          caller.send(
              "POST", link.path, link.body, "Content-Type", type, "Authorization", "Bearer " + KEY);

      assertFailure(answer, 400);
    }
    assertFailure(caller.send("POST", link.path, link.body, "Authorization", "Bearer " + KEY), 400);
  }

  @ParameterizedTest
  @EnumSource
  void aCharsetBehindTheContentTypeIsTaken(Caller.Link link) throws Exception {
    HttpResponse<String> answer =
        caller.send(
            "POST",
            link.path,
            link.body,
            "Content-Type",
            link.type + ";charset=UTF-8",
            "Authorization",
            "Bearer " + KEY,
            "Accept",
            "application/xml");

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void aQueryStringIsRefusedByItsFirstParametersName(Caller.Link link) throws Exception {
    HttpResponse<String> answer =
        caller.send(
            "POST",
            link.path + "?expand%5B0%5D=a&account=acct_2",
            link.body,
            "Content-Type",
            link.type,
            "Authorization",
            "Bearer " + KEY);

    assertFailure(answer, 400);
    assertThat(answer.body()).contains("expand[0]").doesNotContain("acct_2");
  }

  @ParameterizedTest
  @EnumSource
  void aMalformedVersionIsThatApisOwn400(Caller.Link link) throws Exception {
    String header = link.name().startsWith("WHOP") ? "Api-Version-Date" : "Stripe-Version";

    assertFailure(caller.link(link, header, "latest"), 400);
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatIsNoneIsThatApisOwn400(Caller.Link link) throws Exception {
    String body = link == Caller.Link.V1 ? "account=%zz" : "{\"account\":";

    assertFailure(
        caller.send(
            "POST", link.path, body, "Content-Type", link.type, "Authorization", "Bearer " + KEY),
        400);
  }

  @Test
  void momentsHaveMillisecondsAndUtc() throws Exception {
    JsonNode whop = JSON.readTree(caller.link(Caller.Link.WHOP).body());
    JsonNode v2 = JSON.readTree(caller.link(Caller.Link.V2).body());

    String form = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
    assertThat(whop.path("expires_at").asText()).matches(form);
    assertThat(v2.path("created").asText()).matches(form);
    assertThat(v2.path("expires_at").asText()).matches(form);
  }

  private static void assertFailure(HttpResponse<String> answer, int status) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(JSON.readTree(answer.body()).path("error").path("message").asText()).isNotEmpty();
    assertThat(answer.headers().firstValue("Linkgate-Fault")).hasValue("caller");
    assertThat(answer.headers().firstValue("Request-Id").orElse("")).matches("req_[0-9A-Za-z]{24}");
  }
}
