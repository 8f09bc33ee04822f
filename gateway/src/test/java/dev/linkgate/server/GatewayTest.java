package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class GatewayTest {
  private static Gateway gateway;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void aLinkIsMade() throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(gateway.callers() + "/api/v1/account_links"))
                .header("Authorization", "Bearer " + TestGateway.KEY)
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        """
                        {"company_id":"biz_1","refresh_url":"https://a.example/r",
                         "return_url":"https://a.example/b","use_case":"account_onboarding"}
                        """))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    System.out.println(answer.headers().map() + answer.body());
    assertThat(answer.statusCode()).isEqualTo(200);
  }
}
