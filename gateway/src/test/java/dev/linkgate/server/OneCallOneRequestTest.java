package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.RawRequest;
import dev.linkgate.testing.RawUpstream;
import dev.linkgate.testing.RawUpstream.Script;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.Scripts;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A call makes one upstream request, whatever the upstream does with its connection; where the
 * upstream honours keys, one more under the same key.
 */
class OneCallOneRequestTest {
  private static final int ROUNDS = 100;

  /** A deadline short enough to wait for. */
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private static final String V1_LINK =
      "{\"object\":\"account_link\",\"created\":1680577733,\"expires_at\":1680578033,"
          + "\"url\":\"https://connect.stripe.com/setup/c/canary-link-once\"}";

  private static final String WHOP_LINK =
      "{\"url\":\"https://whop.com/canary-link-once/\",\"expires_at\":\"2026-12-01T05:00:00.401Z\"}";

  /** Who asks, and which upstream is asked: the same API is relayed, another one translated. */
  enum Way {
    RELAYED_V1(Caller.Link.V1, "stripe-v1", "v1"),
    RELAYED_V2(Caller.Link.V2, "stripe-v2", "v2"),
    RELAYED_WHOP(Caller.Link.WHOP, "whop", "whop"),
    V1_TO_WHOP(Caller.Link.V1, "stripe-v1", "whop"),
    V2_TO_V1(Caller.Link.V2, "stripe-v2", "v1"),
    WHOP_TO_V2(Caller.Link.WHOP, "whop", "v2");

    final Caller.Link link;
    final String ingress;
    final String upstream;

    Way(Caller.Link link, String ingress, String upstream) {
      this.link = link;
      this.ingress = ingress;
      this.upstream = upstream;
    }
  }

  private static YamlGateway gateway(Way way, String url, String timeout, boolean keys) {
    String more = timeout + (keys ? "" : ", idempotency: none");
    return YamlGateway.start(
        """
      callers: [ { name: shop, keys: ["%s"] } ]
      upstreams:
        v1: { api: stripe-v1, base-url: "%s", api-key: sk_test_canary_key_once_1, timeout: %s }
        v2: { api: stripe-v2, base-url: "%s", api-key: sk_test_canary_key_once_2, timeout: %s }
        whop: { api: whop, base-url: "%s/api/v1", api-key: sk_test_canary_key_once_3, timeout: %s }
      routes:
        - { when: { ingress: "%s" }, to: "%s", on-loss: report }
        - { to: v1 }
      accounts: [ { caller: shop, merchant: m1, stripe: acct_1, whop: biz_1 } ]
      """
            .formatted(Caller.KEY, url, more, url, more, url, more, way.ingress, way.upstream));
  }

  static Stream<Arguments> connections() {
    return Stream.of(Way.RELAYED_V1, Way.RELAYED_WHOP, Way.V1_TO_WHOP, Way.V2_TO_V1)
        .flatMap(
            way ->
                Stream.of(
                    Arguments.of(way, "stays", false),
                    Arguments.of(way, "is closed after an answer", false),
                    Arguments.of(way, "is closed after reading", true),
                    Arguments.of(way, "is reset after reading", true)));
  }

  @ParameterizedTest(name = "{0}: connection {1}")
  @MethodSource("connections")
  void twoCallsMakeTwoRequests(Way way, String connection, boolean secondFails) throws Exception {
    String link = way.upstream.equals("whop") ? WHOP_LINK : V1_LINK;
    Script script = script(connection, Scripts.json(200, link));
    try (RawUpstream upstream = RawUpstream.playing(script);
        YamlGateway gateway = gateway(way, upstream.uri("").toString(), "10s", !secondFails)) {
      Caller caller = new Caller(gateway);

      for (int round = 1; round <= ROUNDS; round++) {
        assertThat(caller.link(way.link).statusCode()).isEqualTo(200);
        if (connection.equals("is closed after an answer")) {
          RawUpstream.until(() -> upstream.open() == 0); // else the request may cross its end
        }
        HttpResponse<String> second = caller.link(way.link, "Idempotency-Key", "k-" + round);
        if (secondFails) {
          assertThat(second.statusCode()).isEqualTo(502);
          assertThat(second.headers().firstValue("Linkgate-Fault")).contains("upstream");
        } else {
          assertThat(second.statusCode()).isEqualTo(200);
        }
        if (connection.equals("is closed after an answer")) {
          RawUpstream.until(() -> upstream.open() == 0);
        }
        assertThat(upstream.requests()).hasSize(2 * round);
      }

      List<RawRequest> requests = upstream.requests();
      assertThat(requests).hasSize(2 * ROUNDS).allMatch(one -> one.line().startsWith("POST "));
      assertThat(requests.stream().flatMap(one -> one.values("Idempotency-Key").stream()))
          .hasSize(2 * ROUNDS)
          .doesNotHaveDuplicates();
    }
  }

  static Stream<Arguments> breakingConnections() {
    return connections()
        .map(Arguments::get)
        .filter(of -> of[2].equals(true))
        .map(of -> Arguments.of(of[0], of[1]));
  }

  /** From the second on, each call loses its connection once and its repetition gets the answer. */
  @ParameterizedTest(name = "{0}: connection {1}")
  @MethodSource("breakingConnections")
  void underAKeyThatIsHonouredEveryCallEndsWithTheLink(Way way, String connection)
      throws Exception {
    String link = way.upstream.equals("whop") ? WHOP_LINK : V1_LINK;
    Script script = script(connection, Scripts.json(200, link));
    try (RawUpstream upstream = RawUpstream.playing(script);
        YamlGateway gateway = gateway(way, upstream.uri("").toString(), "10s", true)) {
      Caller caller = new Caller(gateway);

      for (int call = 0; call < ROUNDS; call++) {
        assertThat(caller.link(way.link, "Idempotency-Key", "k-" + call).statusCode())
            .isEqualTo(200);
      }

      Map<String, Long> sent =
          upstream.requests().stream()
              .collect(
                  Collectors.groupingBy(
                      one -> one.values("Idempotency-Key").getFirst(), Collectors.counting()));
      assertThat(sent).hasSize(ROUNDS);
      assertThat(sent.values()).allMatch(times -> times <= 2).contains(2L);
      assertThat(upstream.requests()).hasSize(2 * ROUNDS - 1);
    }
  }

  /** What happens on each kept-alive connection: one right answer, and then what is said. */
  private static Script script(String connection, String answer) {
    return switch (connection) {
      case "stays" -> Scripts.answering(answer);
      case "is closed after an answer" -> Scripts.once(answer);
      case "is closed after reading" ->
          peer -> {
            peer.read();
            peer.write(answer);
            peer.read();
          };
      case "is reset after reading" ->
          peer -> {
            peer.read();
            peer.write(answer);
            if (peer.read()) {
              peer.reset();
            }
          };
      default -> throw new IllegalArgumentException(connection);
    };
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatDripsEndsAtTheDeadline(Way way) throws Exception {
    try (RecordingUpstream upstream = RecordingUpstream.start();
        YamlGateway gateway = gateway(way, upstream.baseUrl(), "1s", true)) {
      upstream.always(Reply.WireEvent.DRIP);
      long start = System.nanoTime();

      HttpResponse<String> answer = new Caller(gateway).link(way.link, "Idempotency-Key", "drip-1");

      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(took).isBetween(DEADLINE.minusMillis(50), DEADLINE.plusSeconds(20));
      assertThat(answer.statusCode()).isEqualTo(504);
      assertThat(answer.headers().firstValue("Linkgate-Fault")).contains("upstream");
      assertThat(answer.body()).contains(unknown(way.link)).doesNotContain("canary");
      assertThat(upstream.requests()).hasSize(1);
      RawUpstream.until(() -> gateway.gateway().inFlight() == 0);
    }
  }

  /** How an API says that nobody knows whether a link was made. */
  private static String unknown(Caller.Link link) {
    return switch (link) {
      case V1 -> "\"type\":\"api_error\"";
      case V2, WHOP, WHOP_BARE -> "\"code\":\"outcome_unknown\"";
    };
  }
}
