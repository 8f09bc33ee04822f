package dev.linkgate.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests no two servers may read differently: each is refused, and nothing hidden in it runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FramingTest {
  /** Between two looks: a wait that spins takes the processor from what it waits for. */
  private static final long LOOK_NANOS = 2_000_000;

  private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

  private GuardedServer server;

  @BeforeAll
  void start() {
    server =
        new GuardedServer(
            GuardLimits.DEFAULT.withDelivery(Duration.ofMillis(500)).withRelayedBodyBytes(1 << 20));
  }

  @AfterAll
  void serverStillAnswersAndHoldsNothing() throws Exception {
    try (RawCaller caller = server.call()) {
      assertThat(caller.send("GET /ok HTTP/1.1\r\nHost: x\r\n\r\n").answer()).contains("GET /ok 0");
    }
    await(() -> server.guard.openConnections() == 0);
    assertThat(server.guard.openConnections()).isZero();
    server.close();
  }

  static void await(java.util.function.BooleanSupplier done) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!done.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.linkgate.server.guard.FramingCases#all")
  void isRefusedAndRunsNothing(FramingCases.Case refused) throws Exception {
    server.seen.clear();

    String answer;
    try (RawCaller caller = server.call()) {
      answer = caller.send(refused.bytes() + SMUGGLED).rest();
    }

    assertThat(answer).startsWith("HTTP/1.1 " + refused.status() + " ");
    assertThat(answer).contains("Connection: close\r\n").contains("application/problem+json");
    assertThat(answer.split("HTTP/1\\.1 \\d", -1)).hasSize(2);
    assertThat(server.seen).noneMatch(line -> !line.startsWith("broken "));
  }
}
