package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GET /api/fidelity}: pairs, cells and the runs behind them. */
class FidelityApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String PAIR = "/stripe-v2@2025-12-15.clover/whop@2025-01-01";

  @AutoClose private static YamlGateway gateway;

  @BeforeAll
  static void start() {
    gateway = YamlGateway.start(Caller.SANDBOX);
  }

  private static HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    return new Caller(gateway.adminUrl())
        .send(
            "GET",
            "/api/fidelity" + path,
            "",
            "Authorization",
            "Bearer " + YamlGateway.ADMIN_TOKEN.reveal());
  }

  private static JsonNode answered(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = ask(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  @Test
  void withoutTheTokenNothingIsTold() throws Exception {
    assertThat(new Caller(gateway.adminUrl()).send("GET", "/api/fidelity", "").statusCode())
        .isEqualTo(401);
  }

  @Test
  void allPairsAreListedAtOnceAndCountedOnceTheyWereRun() throws Exception {
    JsonNode first = answered("");
    assertThat(first.path("of").asInt()).isEqualTo(90);
    assertThat(first.path("pairs")).hasSize(90);
    assertThat(first.path("callers")).hasSize(9);
    assertThat(first.path("upstreams")).hasSize(10);

    JsonNode pair = answered(PAIR);
    JsonNode counted = count(answered("?search=refresh_url&outcome=impossible"));

    long cells =
        pair.path("cells")
            .valueStream()
            .filter(cell -> cell.path("outcome").asText().equals("impossible"))
            .filter(cell -> cell.toString().contains("refresh_url"))
            .count();
    assertThat(cells).isPositive();
    assertThat(counted.path("outcomes").path("impossible").asLong()).isEqualTo(cells);
    assertThat(counted.path("outcomes")).hasSize(1);
  }

  private static JsonNode count(JsonNode summary) {
    return summary
        .path("pairs")
        .valueStream()
        .filter(one -> PAIR.equals("/" + one.path("from").asText() + "/" + one.path("to").asText()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCellIsExplainedByARun() throws Exception {
    JsonNode run = answered(PAIR + "/cell?part=request&parameter=account&value=any");

    assertThat(run.path("asked").path("account").asText()).isEqualTo("account_1");
    assertThat(run.path("told").path("company_id").asText()).isEqualTo("account_1");
    assertThat(run.path("answer").path("account").asText()).isEqualTo("account_1");
    assertThat(run.path("refusal").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          ?outcome=fine                                           ; 400; outcome must be one of
          ?sarch=x                                                ; 400; unknown query parameter sarch
          /whop@1999-01-01/sandbox                                ; 404; no such versions
          /stripe-v2@2025-12-15.clover/whop@2025-01-01/cell?part=request&parameter=nope ; 404; no such cell
          /stripe-v2@2025-12-15.clover/whop@2025-01-01?part=x     ; 400; unknown query parameter part
          """)
  void whatCannotBeAnsweredIsSaid(String path, int status, String detail) throws Exception {
    HttpResponse<String> answer = ask(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(JSON.readTree(answer.body()).path("detail").asText()).contains(detail);
  }
}
