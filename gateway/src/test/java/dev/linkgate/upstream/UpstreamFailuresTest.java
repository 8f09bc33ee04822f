package dev.linkgate.upstream;

import static dev.linkgate.canonical.FailureKind.OUTCOME_UNKNOWN;
import static dev.linkgate.canonical.FailureKind.UPSTREAM_UNAVAILABLE;
import static dev.linkgate.canonical.Reason.ANSWER_UNREADABLE;
import static dev.linkgate.canonical.Reason.SLOW;
import static dev.linkgate.testing.Scripts.answering;
import static dev.linkgate.testing.Scripts.blurting;
import static dev.linkgate.testing.Scripts.closing;
import static dev.linkgate.testing.Scripts.dripping;
import static dev.linkgate.testing.Scripts.json;
import static dev.linkgate.testing.Scripts.once;
import static dev.linkgate.testing.Scripts.onceThenReset;
import static dev.linkgate.testing.Scripts.readThenClose;
import static dev.linkgate.testing.Scripts.readThenReset;
import static dev.linkgate.testing.Scripts.resetting;
import static dev.linkgate.testing.Scripts.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import dev.linkgate.testing.RawUpstream;
import dev.linkgate.testing.RawUpstream.Script;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class UpstreamFailuresTest {
  private static final int DEADLINE_MILLIS = 400;

  /** A busy machine may be late; without a deadline these would take 20 s, or for ever. */
  private static final long GENEROUS_MILLIS = 10_000;

  private static final String OK = json(200, "{\"url\":\"https://x\"}");
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  private record Event(
      String name, Script script, FailureKind kind, @Nullable Reason reason, int requests) {}

  private static Event unreadable(String name, String wire) {
    return new Event(name, once(wire), OUTCOME_UNKNOWN, ANSWER_UNREADABLE, 1);
  }

  private static List<Event> events() {
    String manyHeaders = "X-A: 1\r\n".repeat(150);
    return List.of(
        new Event("read, then closed", readThenClose(), OUTCOME_UNKNOWN, null, 1),
        new Event("read, then reset", readThenReset(), OUTCOME_UNKNOWN, null, 1),
        new Event("never answered", silent(), OUTCOME_UNKNOWN, SLOW, 1),
        new Event("head drips", dripping(OK, 50), OUTCOME_UNKNOWN, SLOW, 1),
        new Event(
            "body drips",
            peer -> {
              peer.read();
              peer.write(json(200, "x".repeat(100)).split("x{100}", -1)[0]);
              peer.drip("x".repeat(100), 50);
            },
            OUTCOME_UNKNOWN,
            SLOW,
            1),
        new Event(
            "interim answers for ever",
            peer -> {
              peer.read();
              peer.drip("HTTP/1.1 100 Continue\r\n\r\n".repeat(100), 0);
            },
            OUTCOME_UNKNOWN,
            ANSWER_UNREADABLE,
            1),
        unreadable("half a head", "HTTP/1.1 200 OK\r\nContent-Ty"),
        unreadable("half a body", OK.substring(0, OK.length() - 3)),
        new Event(
            "half a body, then reset",
            onceThenReset(OK.substring(0, OK.length() - 3)),
            OUTCOME_UNKNOWN,
            ANSWER_UNREADABLE,
            1),
        unreadable("chunks without an end", CHUNKED + "5\r\n{\"a\":\r\n"),
        unreadable("half a chunk", CHUNKED + "ff\r\n{\"a\":"),
        unreadable("a chunk size that is none", CHUNKED + "zz\r\n{}\r\n0\r\n\r\n"),
        unreadable("not HTTP", "SSH-2.0-OpenSSH_9.6\r\n\r\n"),
        unreadable("binary", "\0\1\2\3\u00ff\r\n\r\n"),
        unreadable("a header without a colon", "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n"),
        unreadable(
            "two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
        unreadable("a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}"),
        unreadable("a length that is none", "HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}"),
        unreadable("an unknown framing", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n{}"),
        unreadable("HTTP/2", "HTTP/2.0 200 OK\r\nContent-Length: 2\r\n\r\n{}"),
        unreadable("switching protocols", "HTTP/1.1 101 Switching\r\n\r\n"),
        unreadable("status 999", "HTTP/1.1 999 X\r\nContent-Length: 2\r\n\r\n{}"),
        unreadable("status 0", "HTTP/1.1 000 X\r\nContent-Length: 2\r\n\r\n{}"),
        unreadable("a line over the limit", json(200, "X-A: " + "a".repeat(9_000) + "\r\n", "{}")),
        unreadable("too many headers", json(200, manyHeaders, "{}")),
        unreadable(
            "announced over the limit", "HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n"),
        unreadable(
            "over the limit without a length", "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(1_048_577)),
        unreadable(
            "over the limit in chunks",
            CHUNKED + ("10000\r\n" + "x".repeat(65_536) + "\r\n").repeat(17)));
  }

  @TestFactory
  Stream<DynamicTest> everyWireEventHasItsKindAndIsNotRepeated() {
    return events().stream()
        .map(event -> DynamicTest.dynamicTest(event.name(), () -> check(event)));
  }

  private static void check(Event event) {
    try (RawUpstream upstream = RawUpstream.playing(event.script());
        Outbound out = Outbound.within(DEADLINE_MILLIS)) {
      Failure failure = out.failure(upstream.uri("/v1/account_links"));

      assertThat(failure.kind()).isEqualTo(event.kind());
      assertThat(failure.reason()).isEqualTo(event.reason());
      assertThat(failure.fault()).isEqualTo(Fault.UPSTREAM);
      assertThat(failure.message()).startsWith("stripe: ");
      assertThat(upstream.requests()).hasSize(event.requests());
      assertThat(upstream.connections()).isEqualTo(1);
      assertNothingIsLeft(out);
    }
  }

  @Test
  void refusedIsNotSent() {
    try (Outbound out = Outbound.within(DEADLINE_MILLIS)) {
      Failure failure = out.failure(RawUpstream.refusing());

      assertThat(failure.kind()).isEqualTo(UPSTREAM_UNAVAILABLE);
      assertThat(failure.reason()).isNull();
      assertThat(failure.message()).isEqualTo("stripe: not sent, the connection was refused");
      assertNothingIsLeft(out);
    }
  }

  @Test
  void anUnknownHostIsNotSentAndCredentialsInTheUrlAreNotTold() {
    try (Outbound out = Outbound.within(DEADLINE_MILLIS)) {
      Failure failure = out.failure(URI.create("http://user:sesame@nowhere.invalid/"));

      assertThat(failure.kind()).isEqualTo(UPSTREAM_UNAVAILABLE);
      assertThat(failure.message()).startsWith("stripe: not sent").doesNotContain("sesame");
      assertNothingIsLeft(out);
    }
  }

  /**
   * The close may come before or after our first byte; what is said must fit what was sent. Without
   * a key only what was not sent is repeated.
   */
  @Test
  void acceptedAndClosedOrResetIsRepeatedOnlyWhereNothingWasSent() {
    for (Script script : List.of(closing(), resetting())) {
      try (RawUpstream upstream = RawUpstream.playing(script);
          Outbound out = Outbound.within(DEADLINE_MILLIS)) {
        Failure failure = out.failure(upstream.uri("/"));

        assertThat(failure.kind()).isIn(OUTCOME_UNKNOWN, UPSTREAM_UNAVAILABLE);
        assertThat(failure.reason()).isNull();
        assertThat(out.retried).allMatch(after -> after == AttemptEvent.NOT_SENT);
        assertThat(upstream.connections()).isEqualTo(1 + out.retried.size());
        assertNothingIsLeft(out);
      }
    }
  }

  @Test
  void plainTextWhereTlsIsExpectedIsNotSent() {
    try (RawUpstream upstream = RawUpstream.playing(blurting("HTTP/1.1 400 Bad\r\n\r\n"));
        Outbound out = Outbound.within(2_000)) {
      Failure failure =
          out.failure(URI.create("https://127.0.0.1:" + upstream.uri("/").getPort() + "/"));

      assertThat(failure.kind()).isEqualTo(UPSTREAM_UNAVAILABLE);
      assertThat(failure.message()).isEqualTo("stripe: not sent, TLS failed");
      assertThat(upstream.connections()).isEqualTo(2);
    }
  }

  @Test
  void aTlsHandshakeThatStallsIsNotSentAndEndsAtTheDeadline() {
    try (RawUpstream upstream = RawUpstream.playing(peer -> peer.awaitClose());
        Outbound out = Outbound.within(DEADLINE_MILLIS)) {
      long start = System.nanoTime();
      Failure failure =
          out.failure(URI.create("https://127.0.0.1:" + upstream.uri("/").getPort() + "/"));

      assertThat(failure.kind()).isEqualTo(UPSTREAM_UNAVAILABLE);
      assertThat(millisSince(start)).isBetween(DEADLINE_MILLIS - 20L, GENEROUS_MILLIS);
    }
  }

  @Test
  void aDrippedAnswerEndsAtTheDeadline() {
    try (RawUpstream upstream = RawUpstream.playing(dripping(json(200, "x".repeat(4_000)), 5));
        Outbound out = Outbound.within(DEADLINE_MILLIS)) {
      long start = System.nanoTime();
      Failure failure = out.failure(upstream.uri("/"));

      assertThat(failure.reason()).isEqualTo(SLOW);
      assertThat(millisSince(start)).isBetween(DEADLINE_MILLIS - 20L, GENEROUS_MILLIS);
    }
  }

  @Test
  void aRequestTheUpstreamDoesNotReadEndsAtTheDeadline() {
    String large = "x".repeat(16 << 20); // more than the kernel buffers on both sides
    try (RawUpstream upstream = RawUpstream.playing(peer -> peer.pause(20_000));
        Outbound out = Outbound.within(DEADLINE_MILLIS)) {
      long start = System.nanoTime();
      Failure failure =
          catchThrowableOfType(
                  GatewayException.class,
                  () -> out.http.send(Outbound.call(upstream.uri("/"), large)))
              .failure();

      assertThat(failure.kind()).isEqualTo(OUTCOME_UNKNOWN);
      assertThat(failure.reason()).isEqualTo(SLOW);
      assertThat(millisSince(start)).isBetween(DEADLINE_MILLIS - 20L, GENEROUS_MILLIS);
    }
  }

  @Test
  void aPoisonedConnectionIsNotUsedAgain() {
    String surplus = json(200, "{}") + json(200, "{\"url\":\"https://of-someone-else\"}");
    try (RawUpstream upstream = RawUpstream.playing(answering(surplus));
        Outbound out = Outbound.within(DEADLINE_MILLIS)) {
      for (int i = 0; i < 20; i++) {
        assertThat(out.post(upstream.uri("/")).body()).hasSize(2);
      }

      assertThat(upstream.connections()).isEqualTo(20);
      assertThat(upstream.requests()).hasSize(20);
    }
  }

  private static void assertNothingIsLeft(Outbound out) {
    assertThat(out.http.connections()).isZero();
    assertThat(out.http.inFlight()).isZero();
    assertThat(out.admission.inFlight()).isZero();
    assertThat(out.deadlines.pending()).isEqualTo(1); // the pool's own sweep
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
