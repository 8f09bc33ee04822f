package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.DocumentedAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several calls of an SDK at once with one key all end with the one link. */
@ExtendWith(SdkRun.class)
class OneKeyManyCallsTest {
  private static final int CALLS = 8;

  /** Less than any SDK waits before it tries again, and enough for the others to be turned away. */
  private static final long UPSTREAM_NANOS = 200_000_000;

  private static final int RETRIES = 4;

  @AutoClose private static final Stage STAGE = new Stage();

  static {
    for (SdkCaller caller : SdkCaller.values()) {
      STAGE.cell(caller, caller.isWhop() ? Target.WHOP_COMPANY : Target.V1);
    }
  }

  @BeforeAll
  static void start() {
    STAGE.start();
  }

  static Stream<Cell> cells() {
    return STAGE.cells().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void allEndWithTheOneLink(Cell cell) throws Exception {
    cell.caller().assumeAvailable();
    cell.upstream()
        .always(
            request -> {
              LockSupport.parkNanos(UPSTREAM_NANOS);
              return DocumentedAnswers.to(request);
            });
    String key = "canary_key order 4711";
    SdkOptions options = SdkOptions.DEFAULT.withRetries(RETRIES);
    SdkOptions keyed =
        cell.caller().isWhop()
            ? options.withHeader("Idempotency-Key", key) // it has no option for one
            : options.withIdempotencyKey(key);
    List<SdkReply> replies = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<SdkReply>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        calls.add(threads.submit(() -> cell.ask("account_onboarding", keyed)));
      }
      for (Future<SdkReply> call : calls) {
        replies.add(call.get());
      }
    }

    assertThat(replies).hasOnlyElementsOfType(SdkReply.Ok.class);
    assertThat(replies.stream().map(reply -> ((SdkReply.Ok) reply).url()).distinct()).hasSize(1);
    assertThat(cell.asked()).hasSize(1);
    assertThat(cell.tap().attempts()).isGreaterThan(CALLS);
  }
}
