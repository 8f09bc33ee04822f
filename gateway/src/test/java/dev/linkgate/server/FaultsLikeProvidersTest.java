package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.sandbox.SandboxFault;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two gateways: behind one, providers on real sockets do what is wrong; behind the other the
 * sandbox plays it. No caller can tell which is which.
 */
class FaultsLikeProvidersTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Another in each answer, and none of them a word about what went wrong. */
  private static final List<String> VOLATILE =
      List.of("date", "request-id", "linkgate-upstream-request-id", "content-length");

  private static final FaultyProviders PROVIDERS = new FaultyProviders();

  /** Far beyond every time limit in it. */
  private static final int SECONDS = 60;

  private static final ExecutorService THREADS = Executors.newFixedThreadPool(16);
  private static final Map<Case, Future<String>> PROVIDER = new HashMap<>();
  private static final Map<Case, Future<String>> SANDBOX = new HashMap<>();

  private static YamlGateway real;
  private static YamlGateway played;

  record Case(SandboxFault fault, Caller.Link link) {
    @Override
    public String toString() {
      return fault.word() + ", " + link;
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (SandboxFault fault : SandboxFault.values()) {
      for (Caller.Link link : List.of(Caller.Link.V1, Caller.Link.V2, Caller.Link.WHOP)) {
        cases.add(new Case(fault, link));
      }
    }
    return cases.stream();
  }

  /** Many at once: some wait for a time limit. */
  @BeforeAll
  static void start() {
    real = YamlGateway.start(PROVIDERS.yaml(true));
    played = YamlGateway.start(PROVIDERS.yaml(false));
    cases()
        .forEach(
            one -> {
              PROVIDER.put(one, THREADS.submit(() -> said(ask(real, one, null))));
              SANDBOX.put(one, THREADS.submit(() -> said(ask(played, one, order(one.fault())))));
            });
  }

  @AfterAll
  static void stop() {
    THREADS.shutdownNow();
    real.close();
    played.close();
    PROVIDERS.close();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsIfAProviderHadDoneIt(Case one) throws Exception {
    String provider = said(PROVIDER, one);

    String sandbox = said(SANDBOX, one);

    assertThat(sandbox).isEqualTo(provider);
    assertThat(sandbox.startsWith("200"))
        .isEqualTo(one.fault() == SandboxFault.SLOW || one.fault() == SandboxFault.DRIFT);
  }

  private static String said(Map<Case, Future<String>> answers, Case one) throws Exception {
    return Objects.requireNonNull(answers.get(one)).get(SECONDS, TimeUnit.SECONDS);
  }

  /** Slow, but not for longer than a test should wait. */
  private static String order(SandboxFault fault) {
    return fault == SandboxFault.SLOW ? "slow; latency=50ms" : fault.word();
  }

  private static HttpResponse<String> ask(YamlGateway gateway, Case one, @Nullable String fault)
      throws Exception {
    String merchant = FaultyProviders.merchant(one.fault());
    String body = one.link().body.replace("acct_1", merchant).replace("biz_1", merchant);
    if (one.link() == Caller.Link.V2) { // Whop, which plays a part here, needs both URLs
      body =
          body.replace(
              "shop.example/r\"", "shop.example/r\", \"return_url\": \"https://shop.example/d\"");
    }
    List<String> headers = new ArrayList<>(List.of("Content-Type", one.link().type));
    headers.addAll(List.of("Authorization", "Bearer " + Caller.KEY));
    headers.addAll(List.of("Idempotency-Key", "key of " + one.fault()));
    if (fault != null) {
      headers.addAll(List.of("Linkgate-Sandbox-Fault", fault));
    }
    return new Caller(gateway).send("POST", one.link().path, body, headers.toArray(String[]::new));
  }

  /** Status, headers and body without what is another each time. */
  private static String said(HttpResponse<String> answer) throws Exception {
    TreeMap<String, String> headers = new TreeMap<>();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) ->
                headers.put(name, VOLATILE.contains(name) ? "there" : values.toString()));
    JsonNode body = JSON.readTree(answer.body());
    if (answer.statusCode() == 200) {
      ((ObjectNode) body).remove(List.of("url", "created", "expires_at"));
    }
    return answer.statusCode() + "\n" + headers + "\n" + body.toPrettyString();
  }
}
