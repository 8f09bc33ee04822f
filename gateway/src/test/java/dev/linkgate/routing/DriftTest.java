package dev.linkgate.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.YamlGateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final String KEY = "sk_test_caller_of_the_drift";

  @Test
  void anAnswerThatLeavesItsSpecIsAnsweredAndCounted() throws Exception {
    try (RecordingUpstream stripe = RecordingUpstream.start();
        YamlGateway gateway =
            YamlGateway.start(
                """
                callers: [{ name: shop, keys: ["%s"] }]
                upstreams: { stripe: { api: stripe-v1, base-url: "%s", api-key: sk_test_key_of_the_drift } }
                routes: [{ to: stripe }]
                """
                    .formatted(KEY, stripe.baseUrl()))) {
      stripe.enqueue(
          Reply.json(
              200,
              "{\"object\":\"account_link\",\"created\":1,\"expires_at\":2000000000,"
                  + "\"url\":\"https://connect.stripe.com/setup/c/canary-link-1\",\"brand_new\":1}"));

      HttpResponse<String> answer = post(gateway);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(metrics(gateway))
          .contains("linkgate_drift_total{ingress=\"stripe-v2\",upstream=\"stripe\"} 1.0");
    }
  }

  private static HttpResponse<String> post(YamlGateway gateway) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.url() + "/v2/core/account_links"))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"account\":\"acct_1\",\"use_case\":{\"type\":\"account_onboarding\","
                        + "\"account_onboarding\":{\"refresh_url\":\"https://shop.example/r\"}}}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String metrics(YamlGateway gateway) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.adminUrl() + "/metrics"))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
