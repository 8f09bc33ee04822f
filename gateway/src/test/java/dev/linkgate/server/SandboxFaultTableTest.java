package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.Adapters;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.contract.faults.FaultRow;
import dev.linkgate.contract.faults.FaultTable;
import dev.linkgate.contract.faults.FaultText;
import dev.linkgate.sandbox.SandboxFault;
import dev.linkgate.sandbox.SandboxLink;
import dev.linkgate.testing.YamlGateway;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code linkgate sandbox faults} and docs/sandbox.md say of each fault is what happens. */
class SandboxFaultTableTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String DOCUMENT = "docs/sandbox.md";

  private static final List<FaultRow> TABLE =
      FaultTable.of(
          Adapters.all(
              InstantSource.system(),
              new SandboxAdapter(InstantSource.system(), () -> URI.create("http://nowhere"))));

  @AutoClose private static YamlGateway gateway;

  @BeforeAll
  static void start() {
    gateway =
        YamlGateway.start(
            """
            callers: [ { name: shop, keys: ["%s"], faults: true } ]
            upstreams: { sandbox: { api: sandbox, timeout: 100ms } }
            routes: [ { to: sandbox, on-loss: report } ]
            """
                .formatted(Caller.KEY));
  }

  record Cell(SandboxFault fault, Caller.Link link, FaultRow.Answer expected) {
    @Override
    public String toString() {
      return fault.word() + ", " + link;
    }
  }

  static Stream<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (FaultRow row : TABLE) {
      for (FaultRow.Answer answer : row.answers()) {
        cells.add(
            new Cell(
                row.fault(),
                switch (answer.api()) {
                  case "stripe-v1" -> Caller.Link.V1;
                  case "stripe-v2" -> Caller.Link.V2;
                  default -> Caller.Link.WHOP;
                },
                answer));
      }
    }
    return cells.stream();
  }

  /** Every fault, with and without a key, so that the table of the commands is what happens. */
  @ParameterizedTest
  @MethodSource("cells")
  void accountIdOrdersAFaultAndItsCallerIsAnsweredAsTheTableSays(Cell cell) throws Exception {
    String account = "_fault_" + cell.fault().word();

    String late = cell.fault() == SandboxFault.SLOW ? "slow; latency=1ms" : null;

    HttpResponse<String> keyless = ask(cell, account, null, late);
    HttpResponse<String> keyed = ask(cell, account, "key of " + cell, late);

    for (HttpResponse<String> answer : List.of(keyless, keyed)) {
      JsonNode error = JSON.readTree(answer.body()).path("error");
      assertThat(answer.statusCode()).isEqualTo(cell.expected().status());
      assertThat(error.path("type").textValue()).isEqualTo(cell.expected().type());
      assertThat(error.path("code").textValue()).isEqualTo(cell.expected().code());
      assertThat(header(answer, "Retry-After")).isEqualTo(cell.expected().retryAfter());
    }
    assertThat(retry(keyless)).isEqualTo(cell.expected().retryWithoutKey());
    assertThat(retry(keyed)).isEqualTo(cell.expected().retryWithKey());
    assertThat(links(cell, account).size()).isEqualTo(cell.fault().makesLink() ? 2 : 0);
  }

  /** The second try comes without the header, as if the upstream had got well. */
  @ParameterizedTest
  @MethodSource("cells")
  void sameKeyMeetsWhatTheTableSaysAndNeverASecondLink(Cell cell) throws Exception {
    String account = "_same_key_" + cell.fault().word();
    String key = "same key of " + cell;
    String order = cell.fault() == SandboxFault.SLOW ? "slow; latency=1ms" : cell.fault().word();
    HttpResponse<String> first = ask(cell, account, key, order);

    HttpResponse<String> second = ask(cell, account, key, null);

    if (cell.expected().kept()) {
      assertThat(second.statusCode()).isEqualTo(first.statusCode());
      assertThat(second.body()).isEqualTo(first.body());
      assertThat(header(second, "Idempotent-Replayed")).isEqualTo("true");
    } else {
      assertThat(second.statusCode()).isEqualTo(200);
      assertThat(header(second, "Idempotent-Replayed")).isNull();
    }
    boolean made = cell.fault().makesLink() || second.statusCode() == 200;
    assertThat(links(cell, account)).hasSize(made ? 1 : 0);
    if (second.statusCode() == 200) { // and the one that was made opens
      String url = JSON.readTree(second.body()).path("url").asText();
      assertThat(new Caller(gateway).get(url.substring(gateway.url().length())).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void pageHasTheTable() throws Exception {
    Path here = Path.of(DOCUMENT); // Maven runs tests in the module's folder, an IDE often above
    List<String> expected = FaultText.markdown(TABLE);

    List<String> page =
        Files.readAllLines(Files.exists(here) ? here : Path.of("..").resolve(DOCUMENT));

    assertThat(page)
        .as("%s should have:%n%s", DOCUMENT, String.join("\n", expected))
        .containsSequence(expected);
  }

  private static List<SandboxLink> links(Cell cell, String account) {
    return gateway.store().sandbox().links(1_000).stream()
        .filter(link -> link.asked().api().equals(cell.expected().api()))
        .filter(link -> link.account().endsWith(account))
        .toList();
  }

  /**
   * @param account without what its account space begins ids with
   */
  private static HttpResponse<String> ask(
      Cell cell, String account, @Nullable String key, @Nullable String fault) throws Exception {
    return SandboxFaultsTest.ask(new Caller(gateway), cell.link(), account, key, fault);
  }

  private static @Nullable String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse(null);
  }

  private static @Nullable Boolean retry(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Stripe-Should-Retry")
        .or(() -> answer.headers().firstValue("x-should-retry"))
        .map(Boolean::valueOf)
        .orElse(null);
  }
}
