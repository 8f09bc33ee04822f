package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

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
  void withoutTheTokenThereIsNothing() throws Exception {
    for (String path : List.of("/api/accounts", "/api/audit", "/api/", "/api/nonsense")) {
      HttpResponse<String> answer = admin.get(path);

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
    assertThat(admin.get("/api/accounts", "Authorization", "Bearer wrong").statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, , , 200",
    "127.0.0.1:1, , , 200",
    "[::1]:8081, , , 200",
    "rebound.example, , , 421",
    "localhost.rebound.example, , , 421",
    "localhost, http://localhost, same-origin, 200",
    "localhost, http://evil.example, , 403",
    "localhost, null, , 403",
    "localhost, , cross-site, 403",
    "localhost, , none, 200",
  })
  void pagesOfOthersDoNotGetIn(String host, String origin, String site, int status)
      throws Exception {
    List<String> lines = new ArrayList<>(List.of("GET /api/accounts HTTP/1.1", "Host: " + host));
    lines.add("Authorization: Bearer " + YamlGateway.ADMIN_TOKEN.reveal());
    if (origin != null) {
      lines.add("Origin: " + origin);
    }
    if (site != null) {
      lines.add("Sec-Fetch-Site: " + site);
    }
    lines.add("Connection: close");

    assertThat(raw(String.join("\r\n", lines) + "\r\n\r\n")).startsWith("HTTP/1.1 " + status);
  }

  @Test
  void aRequestInARequestIsNotSeen() throws Exception {
    String smuggled = "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    String answers =
        raw(
            "POST /api/sandbox/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                + smuggled);

    assertThat(answers).startsWith("HTTP/1.1 400").doesNotContain("live");
  }

  @Test
  void aHealthCheckNeedsNoHost() throws Exception {
    assertThat(raw("GET /readyz HTTP/1.0\r\n\r\n")).contains(" 200 ").endsWith("ready\n");
    assertThat(raw("GET /readyz HTTP/1.1\r\nConnection: close\r\n\r\n")).contains(" 400 ");
    assertThat(raw("GET /api/audit HTTP/1.0\r\n\r\n")).contains(" 421 ");
  }

  @Test
  void aClientThatOffersAnotherProtocolGetsTheWholeAnswer() throws Exception {
    String answer =
        raw(
            "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings, close"
                + "\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAAB\r\n\r\n");

    assertThat(answer).contains("Content-Type: text/plain").endsWith("live\n");
  }

  @Test
  void anAccountIsEnteredReadAndRemoved() throws Exception {
    assertThat(ask("PUT", "/api/accounts/shop/m%2F1", "{\"stripe\":\"acct_1\"}").statusCode())
        .isEqualTo(200);
    HttpResponse<String> wrong = ask("PUT", "/api/accounts/shop/m2", "{\"stripe\":\"acct_1\"}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("belongs to merchant");
    assertThat(ask("PUT", "/api/accounts/shopp/m2", "{\"whop\":\"acct_1\"}").body())
        .contains("there is no caller", "is no id of whop");

    HttpResponse<String> list = ask("GET", "/api/accounts?search=acct_1", "");
    assertThat(list.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(JSON.readTree(list.body()).at("/accounts/0/merchant").asText()).isEqualTo("m/1");

    assertThat(ask("DELETE", "/api/accounts/shop/m%2F1", "").statusCode()).isEqualTo(200);
    assertThat(ask("DELETE", "/api/accounts/shop/m%2F1", "").statusCode()).isEqualTo(404);
  }

  @Test
  void aFileIsImportedAndExportedUnchanged() throws Exception {
    String csv =
        "caller,merchant,stripe,whop\n"
            + IntStream.range(0, 2_500)
                .mapToObj(i -> "shop,m-%05d,acct_%d,biz_%d\n".formatted(i, i, i))
                .collect(Collectors.joining());

    assertThat(ask("POST", "/api/accounts/import?format=csv", csv).body())
        .isEqualTo("{\"entries\":2500}");

    assertThat(ask("GET", "/api/accounts/export?format=csv", "").body()).isEqualTo(csv);
    String json = ask("GET", "/api/accounts/export?format=json", "").body();
    assertThat(ask("POST", "/api/accounts/import?format=json", json).statusCode()).isEqualTo(200);
    assertThat(ask("GET", "/api/accounts/export", "").body()).isEqualTo(csv);
    JsonNode page = JSON.readTree(ask("GET", "/api/accounts?limit=1000", "").body());
    JsonNode next =
        JSON.readTree(
            ask("GET", "/api/accounts?limit=1000&after=" + page.at("/next").asText(), "").body());
    assertThat(next.at("/accounts/0/merchant").asText()).isEqualTo("m-01000");
  }

  @Test
  void everyBadRowIsNamedAndNothingImported() throws Exception {
    HttpResponse<String> answer =
        ask(
            "POST",
            "/api/accounts/import?format=csv",
            "caller,merchant,stripe\nshop,m1,acct_1\nshop,m2,biz_2\nshop,m3,acct_1\n");

    assertThat(answer.statusCode()).isEqualTo(422);
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.at("/wrongInAll").asInt()).isEqualTo(2);
    assertThat(problem.at("/wrong/0/line").asInt()).isEqualTo(3);
    assertThat(problem.at("/wrong/1/line").asInt()).isEqualTo(4);
    assertThat(ask("GET", "/api/accounts", "").body()).contains("\"accounts\":[]");
  }

  @Test
  void unknownParametersAreNamed() throws Exception {
    HttpResponse<String> answer = ask("GET", "/api/audit?caler=shop&limit=5", "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("caler");
    assertThat(ask("GET", "/api/audit?limit=0", "").statusCode()).isEqualTo(400);
    assertThat(ask("GET", "/api/audit?from=yesterday", "").statusCode()).isEqualTo(400);
    assertThat(ask("GET", "/api/audit?wait=5", "").statusCode()).isEqualTo(400);
    assertThat(ask("GET", "/api/accounts/export?format=xml", "").statusCode()).isEqualTo(400);
  }

  @Test
  void theAuditWaitsForWhatIsNew() throws Exception {
    new Caller(gateway).link(Caller.Link.V1);
    JsonNode first = JSON.readTree(ask("GET", "/api/audit?after=0&wait=20", "").body());
    assertThat(first.at("/rows/0/route").asText()).isEqualTo("/v1/account_links");
    assertThat(first.at("/rows/0/account").asText()).isEqualTo("acct_1");
    assertThat(first.toString()).doesNotContain("/sandbox/", Caller.KEY);

    new Caller(gateway).link(Caller.Link.WHOP);
    long last = first.at("/rows/0/id").asLong();
    JsonNode second =
        JSON.readTree(ask("GET", "/api/audit?after=" + last + "&wait=20&ingress=whop", "").body());

    assertThat(second.at("/rows/0/caller").asText()).isEqualTo("shop");
    assertThat(ask("GET", "/api/audit?after=999999&wait=1", "").body())
        .isEqualTo("{\"rows\":[],\"further\":{\"id\":999999},\"latest\":" + (last + 1) + "}");
    assertThat(ask("GET", "/api/audit?status=418", "").body())
        .isEqualTo("{\"rows\":[],\"latest\":" + (last + 1) + "}");
  }

  private HttpResponse<String> ask(String method, String path, String body) throws Exception {
    return admin.send(
        method, path, body, "Authorization", "Bearer " + YamlGateway.ADMIN_TOKEN.reveal());
  }

  private String raw(String request) throws IOException {
    URI at = URI.create(gateway.adminUrl());
    try (Socket socket = new Socket(at.getHost(), at.getPort());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
