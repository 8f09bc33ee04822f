package dev.linkgate.server;

import static dev.linkgate.server.Caller.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdminTest {
  private YamlGateway gateway;
  private Caller admin;

  @BeforeEach
  void start() {
    gateway = YamlGateway.start(Caller.SANDBOX);
    admin = new Caller(gateway.adminUrl());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void itLivesAndIsReady() throws Exception {
    assertThat(admin.get("/livez").statusCode()).isEqualTo(200);
    assertThat(admin.get("/readyz").statusCode()).isEqualTo(200);
    assertThat(admin.send("HEAD", "/readyz", "").statusCode()).isEqualTo(200);
  }

  @Test
  void whileItDrainsItLivesButIsNotReadyAndAsksCallersToGo() throws Exception {
    gateway.gateway().drain();

    assertThat(admin.get("/livez").statusCode()).isEqualTo(200);
    assertThat(admin.get("/readyz").statusCode()).isEqualTo(503);
    HttpResponse<String> answer = new Caller(gateway).link(Caller.Link.V1);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Connection")).hasValue("close");
  }

  @Test
  void metricsHaveOpenTelemetrysNamesAndNoKeyOrAccount() throws Exception {
    Caller caller = new Caller(gateway);
    caller.link(Caller.Link.V1);
    caller.get("/v1/charges", "Authorization", "Bearer " + KEY);
    caller.send("BREW", "/", "");

    HttpResponse<String> metrics = admin.get("/metrics");

    assertThat(metrics.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(metrics.body())
        .contains(
            "http_server_request_duration_seconds_count{http_request_method=\"POST\","
                + "http_response_status_code=\"200\",http_route=\"/v1/account_links\"} 1")
        .contains("http_route=\"/v1/*\"")
        .contains("http_server_active_requests")
        .contains("linkgate_failures_total{fault=\"caller\",kind=\"not_found\"}")
        .doesNotContain("acct_1")
        .doesNotContain(KEY);
  }

  @Test
  void everyGaugeStillTellsAfterACollection() throws Exception {
    System.gc(); // whoever is only weakly held is gone

    assertThat(admin.get("/metrics").body())
        .contains("linkgate_upstream_active_requests 0.0", "linkgate_store_up 1.0")
        .doesNotContain(" NaN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x", "/metricsx", "/v1/account_links", "/livez/"})
  void anythingElseIsASmallProblem(String path) throws Exception {
    HttpResponse<String> answer = admin.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void pagesAreOnlyRead() throws Exception {
    HttpResponse<String> answer = admin.send("POST", "/readyz", "");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }
}
