package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What SDKs do about errors, against a scripted provider: the ground the gateway's tests stand on.
 */
@ExtendWith(SdkRun.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SdkAttemptsTest {
  private static final String KEY = "sk_test_canaryKeyOfTheAttempts";

  private static final String[] EVENTS = {
    "400",
    "401",
    "403",
    "404",
    "408",
    "409",
    "413",
    "422",
    "429",
    "500",
    "502",
    "503",
    "504",
    "400 retry=true",
    "500 retry=false",
    "RESET",
    "CLOSE",
    "SILENCE"
  };

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Map<SdkExpectation, Future<Seen>> running = Map.of();

  record Seen(SdkReply reply, List<RecordedRequest> requests) {}

  static Stream<SdkExpectation> rows() {
    return SdkExpectation.all().stream();
  }

  static Stream<SdkExpectation> statusRows() {
    return rows().filter(row -> row.status() > 0);
  }

  /** All at once: an SDK waits half a second and more before it tries again. */
  @BeforeAll
  void startEveryCell() {
    running =
        rows()
            .collect(Collectors.toMap(Function.identity(), row -> threads.submit(() -> play(row))));
  }

  @AfterAll
  void end() {
    threads.shutdownNow();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void raisesItsTypedClassAfterItsAttempts(SdkExpectation row) throws Exception {
    row.caller().assumeAvailable();

    Seen seen = seen(row);

    assertThat(seen.reply()).isInstanceOf(SdkReply.Failed.class);
    SdkReply.Failed failed = (SdkReply.Failed) seen.reply();
    assertThat(failed.errorClass() + " | " + seen.requests().size())
        .isEqualTo(row.errorClass() + " | " + row.attempts());
  }

  @ParameterizedTest
  @MethodSource("statusRows")
  void handsOutTheErrorAsItCame(SdkExpectation row) throws Exception {
    row.caller().assumeAvailable();

    Seen seen = seen(row);

    SdkReply.Failed failed = (SdkReply.Failed) seen.reply();
    assertThat(failed.status()).isEqualTo(row.status());
    assertThat(failed.said()).isEqualTo("Scripted " + row.status());
    assertThat(failed.message()).contains(failed.said());
    assertThat(failed.requestId()).startsWith("req_");
    JsonNode said = DocumentedAnswers.body((Reply.Answer) row.reply()).path("error");
    assertThat(failed.rawType()).isEqualTo(said.path("type").textValue());
    assertThat(failed.code()).isEqualTo(said.path("code").textValue());
    assertThat(failed.param()).isEqualTo(said.path("param").textValue());
    assertThat(failed.body()).isEqualTo(DocumentedAnswers.body((Reply.Answer) row.reply()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void keepsItsIdempotencyKeyOverAllAttempts(SdkExpectation row) throws Exception {
    row.caller().assumeAvailable();

    Set<String> keys = new HashSet<>();
    for (RecordedRequest request : seen(row).requests()) {
      keys.add(request.headers().first("Idempotency-Key").orElse("none"));
    }

    assertThat(keys).hasSize(1);
    assertThat(keys.contains("none")).isNotEqualTo(row.caller().sendsIdempotencyKey());
  }

  @Test
  void everyCallerHasTheSameEvents() {
    Map<SdkCaller, List<String>> events =
        rows()
            .collect(
                Collectors.groupingBy(
                    SdkExpectation::caller,
                    Collectors.mapping(SdkExpectation::event, Collectors.toList())));

    assertThat(events).containsOnlyKeys(SdkCaller.values());
    assertThat(events.values()).allSatisfy(e -> assertThat(e).startsWith(EVENTS));
  }

  private Seen seen(SdkExpectation row) throws Exception {
    Future<Seen> cell = running.get(row);
    if (cell == null) {
      throw new AssertionError("never started: " + row);
    }
    return cell.get(1, TimeUnit.MINUTES);
  }

  private static Seen play(SdkExpectation row) {
    SdkCaller caller = row.caller();
    try (RecordingUpstream upstream = RecordingUpstream.start().always(row.reply())) {
      SdkReply reply =
          caller.onboarding(
              caller.baseUrlOn(upstream.baseUrl()), KEY, caller.sampleAccount(), row.options());
      return new Seen(reply, upstream.requests());
    }
  }
}
