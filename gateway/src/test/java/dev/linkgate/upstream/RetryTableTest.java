package dev.linkgate.upstream;

import static dev.linkgate.testing.Scripts.answering;
import static dev.linkgate.testing.Scripts.blurting;
import static dev.linkgate.testing.Scripts.dripping;
import static dev.linkgate.testing.Scripts.json;
import static dev.linkgate.testing.Scripts.once;
import static dev.linkgate.testing.Scripts.onceThenReset;
import static dev.linkgate.testing.Scripts.readThenClose;
import static dev.linkgate.testing.Scripts.readThenReset;
import static dev.linkgate.testing.Scripts.silent;
import static dev.linkgate.upstream.AttemptEvent.ANSWERED;
import static dev.linkgate.upstream.AttemptEvent.FAILED;
import static dev.linkgate.upstream.AttemptEvent.IN_PROGRESS;
import static dev.linkgate.upstream.AttemptEvent.NOT_SENT;
import static dev.linkgate.upstream.AttemptEvent.THROTTLED;
import static dev.linkgate.upstream.AttemptEvent.TIME_UP;
import static dev.linkgate.upstream.AttemptEvent.UNANSWERED;
import static dev.linkgate.upstream.AttemptEvent.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.adapter.HttpCall;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.testing.RawRequest;
import dev.linkgate.testing.RawUpstream;
import dev.linkgate.testing.RawUpstream.Script;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every cell of the table, on the wire: what happens first, and then a whole answer. */
class RetryTableTest {
  private static final int DEADLINE_MILLIS = 10_000;

  /** For those who wait for it. */
  private static final int SHORT_MILLIS = 400;

  private static final String OK = json(200, "{\"url\":\"https://x\"}");

  /**
   * @param first what the upstream does with the first connection; then it answers
   * @param underKey requests in all, under a key that is honoured
   * @param otherwise requests in all without one
   */
  private record Cell(
      String name,
      AttemptEvent event,
      int deadlineMillis,
      boolean tls,
      Script first,
      int underKey,
      int otherwise) {
    static Cell of(String name, AttemptEvent event, Script first, int underKey, int otherwise) {
      return new Cell(name, event, DEADLINE_MILLIS, false, first, underKey, otherwise);
    }
  }

  private static List<Cell> cells() {
    return List.of(
        new Cell("no TLS", NOT_SENT, DEADLINE_MILLIS, true, blurting("HTTP/1.1 400 \r\n"), 2, 2),
        Cell.of("read, then closed", UNANSWERED, readThenClose(), 2, 1),
        Cell.of("read, then reset", UNANSWERED, readThenReset(), 2, 1),
        new Cell("no answer in time", TIME_UP, SHORT_MILLIS, false, silent(), 1, 1),
        new Cell("answer drips", TIME_UP, SHORT_MILLIS, false, dripping(OK, 50), 1, 1),
        Cell.of("not HTTP", UNREADABLE, once("SSH-2.0-OpenSSH_9.6\r\n\r\n"), 1, 1),
        Cell.of("half a body", UNREADABLE, once(OK.substring(0, OK.length() - 3)), 1, 1),
        Cell.of(
            "half, then reset", UNREADABLE, onceThenReset(OK.substring(0, OK.length() - 3)), 1, 1),
        Cell.of(
            "too large",
            UNREADABLE,
            once("HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n"),
            1,
            1),
        Cell.of("409", IN_PROGRESS, once(json(409, "{}")), 2, 1),
        Cell.of("429", THROTTLED, once(json(429, "Retry-After: 1\r\n", "{}")), 1, 1),
        Cell.of("500", FAILED, once(json(500, "{}")), 1, 1),
        Cell.of("503", FAILED, once(json(503, "Retry-After: 1\r\n", "{}")), 1, 1),
        Cell.of("200", ANSWERED, once(OK), 1, 1),
        Cell.of("200, HTML", ANSWERED, once(json(200, "<html>")), 1, 1),
        Cell.of("400", ANSWERED, once(json(400, "{}")), 1, 1),
        Cell.of("401", ANSWERED, once(json(401, "{}")), 1, 1));
  }

  @TestFactory
  Stream<DynamicTest> isSentAsOftenAsTheTableSays() {
    return cells().stream()
        .flatMap(
            cell ->
                Stream.of(true, false)
                    .map(
                        underKey ->
                            DynamicTest.dynamicTest(
                                cell.name() + (underKey ? ", under a key" : ""),
                                () -> check(cell, underKey))));
  }

  @Test
  void everyEventHasACell() {
    Set<AttemptEvent> tested = cells().stream().map(Cell::event).collect(Collectors.toSet());

    assertThat(EnumSet.complementOf(EnumSet.copyOf(tested))).isEmpty();
  }

  private static void check(Cell cell, boolean underKey) {
    int attempts = underKey ? cell.underKey() : cell.otherwise();
    try (RawUpstream upstream = RawUpstream.playing(_ -> {});
        Outbound out = Outbound.within(cell.deadlineMillis())) {
      upstream.play(
          peer -> {
            upstream.play(cell.tls() ? cell.first() : answering(OK));
            cell.first().play(peer);
          });
      AttemptEvent ended = ended(out, call(upstream, cell, underKey));

      assertThat(upstream.connections()).isEqualTo(attempts);
      assertThat(out.retried).hasSize(attempts - 1).allMatch(after -> after == cell.event());
      assertThat(out.heldBetween).allMatch(held -> held == 1);
      assertThat(out.admission.inFlight()).isZero();
      if (!cell.tls()) {
        List<RawRequest> requests = upstream.requests();
        assertThat(requests).hasSize(attempts);
        assertThat(requests.stream().map(one -> Arrays.hashCode(one.bytes())).distinct())
            .hasSize(1); // the same bytes
        assertThat(ended).isEqualTo(attempts == 1 ? cell.event() : ANSWERED);
      }
    }
  }

  private static HttpCall call(RawUpstream upstream, Cell cell, boolean underKey) {
    URI plain = upstream.uri("/");
    URI uri = cell.tls() ? URI.create("https://127.0.0.1:" + plain.getPort() + "/") : plain;
    return underKey ? Outbound.keyed(uri) : Outbound.call(uri, "account=acct_1");
  }

  /** What the caller is told. */
  private static AttemptEvent ended(Outbound out, HttpCall call) {
    try {
      return AttemptEvent.of(out.http.send(call).status());
    } catch (GatewayException e) {
      Failure failure = e.failure();
      if (failure.kind() == FailureKind.UPSTREAM_UNAVAILABLE) {
        return NOT_SENT;
      }
      assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
      return switch (failure.reason()) {
        case null -> UNANSWERED;
        case SLOW -> TIME_UP;
        case ANSWER_UNREADABLE -> UNREADABLE;
        default -> throw new AssertionError(failure.reason());
      };
    }
  }

  @Test
  void refusedAndUnknownHostsAreTriedTwice() {
    for (URI uri : List.of(RawUpstream.refusing(), URI.create("http://nowhere.invalid/"))) {
      for (HttpCall call : List.of(Outbound.keyed(uri), Outbound.call(uri, ""))) {
        try (Outbound out = Outbound.within(DEADLINE_MILLIS)) {
          assertThat(ended(out, call)).isEqualTo(NOT_SENT);
          assertThat(out.retried).containsExactly(NOT_SENT);
        }
      }
    }
  }

  /**
   * The first attempt may have made a link; of that a second one tells only by an answer to the
   * request itself.
   */
  @Test
  void afterAnUnansweredAttemptOnlyAnAnswerToTheRequestSettlesIt() {
    for (int status : new int[] {409, 429, 500, 503}) {
      assertThat(endedAfter(readThenReset(), once(json(status, "{}"))))
          .as("%d", status)
          .isEqualTo(UNANSWERED);
    }
    assertThat(endedAfter(readThenReset(), readThenReset())).isEqualTo(UNANSWERED);
    assertThat(endedAfter(readThenReset(), once("SSH-2.0\r\n\r\n"))).isEqualTo(UNANSWERED);
    assertThat(endedAfter(readThenReset(), once(json(400, "{}")))).isEqualTo(ANSWERED);
  }

  @Test
  void afterAKeyInUseWhatComesNextIsPassedOn() {
    assertThat(endedAfter(once(json(409, "{}")), once(json(409, "{}")))).isEqualTo(IN_PROGRESS);
    assertThat(endedAfter(once(json(409, "{}")), once(json(503, "{}")))).isEqualTo(FAILED);
    assertThat(endedAfter(once(json(409, "{}")), readThenReset())).isEqualTo(UNANSWERED);
  }

  private static AttemptEvent endedAfter(Script first, Script second) {
    try (RawUpstream upstream = RawUpstream.playing(_ -> {});
        Outbound out = Outbound.within(DEADLINE_MILLIS)) {
      upstream.play(
          peer -> {
            upstream.play(second);
            first.play(peer);
          });
      AttemptEvent ended = ended(out, Outbound.keyed(upstream.uri("/")));

      assertThat(upstream.requests()).hasSize(2);
      assertThat(out.breaker.state()).isEqualTo(Breaker.State.CLOSED);
      return ended;
    }
  }

  /** Nothing may answer on the port any more: what is known stays known. */
  @Test
  void aSecondAttemptThatIsNotSentTakesNothingBack() {
    for (String answer : List.of("", json(409, "Connection: close\r\n", "{}"))) {
      try (RawUpstream upstream = RawUpstream.playing(_ -> {});
          Outbound out = Outbound.within(DEADLINE_MILLIS)) {
        upstream.play(
            peer -> {
              peer.read();
              upstream.stopListening();
              peer.write(answer);
            });
        AttemptEvent ended = ended(out, Outbound.keyed(upstream.uri("/")));

        assertThat(out.retried).hasSize(1);
        assertThat(ended).isEqualTo(out.retried.getFirst());
      }
    }
  }
}
