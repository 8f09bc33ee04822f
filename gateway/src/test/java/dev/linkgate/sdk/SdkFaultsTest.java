package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.Adapters;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.contract.faults.FaultRow;
import dev.linkgate.contract.faults.FaultTable;
import dev.linkgate.sandbox.SandboxFault;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault of the sandbox, each time and every other time, as every SDK meets it: the class it
 * raises and how often it tries are what was measured of that SDK, without us, for the status and
 * the retry header that the gateway gives ({@link SdkExpectation}).
 */
@ExtendWith(SdkRun.class)
class SdkFaultsTest {
  private static final int TRIES = 1 + SdkExpectation.RETRIES;

  /** One of each kind of failure: whether it is repeated, and what its key then meets. */
  private static final Set<SandboxFault> ONCE =
      EnumSet.of(
          SandboxFault.INVALID,
          SandboxFault.IN_PROGRESS,
          SandboxFault.THROTTLED,
          SandboxFault.ERROR,
          SandboxFault.UNAVAILABLE,
          SandboxFault.TIMEOUT_AFTER,
          SandboxFault.RESET_AFTER,
          SandboxFault.MISSING_URL);

  /** Longer than nothing happens; three of them are waited for. */
  private static final String TIMEOUT = "timeout: 700ms";

  /** Calls at once; of hundreds, some wait too long for the store and are an SDK's to repeat. */
  private static final Semaphore ROOM = new Semaphore(24);

  @AutoClose private static final Stage STAGE = new Stage();
  private static final Map<Play, Cell> CELLS = new HashMap<>();
  private static final Map<Cell, Play> PLAYS = new HashMap<>();

  private static final List<FaultRow> TABLE =
      FaultTable.of(
          Adapters.all(
              InstantSource.system(),
              new SandboxAdapter(InstantSource.system(), () -> URI.create("http://nowhere"))));

  record Play(SandboxFault fault, boolean once, SdkCaller caller) {
    /** Another for each, so that what is counted is counted apart. */
    String account() {
      return (caller.isWhop() ? "biz" : "acct")
          + "_fault_"
          + fault.word()
          + (once ? "_once-" + caller.name() : "");
    }

    @Override
    public String toString() {
      return fault.word() + (once ? "_once, " : ", ") + caller;
    }
  }

  /**
   * What an SDK is to do.
   *
   * @param errorClass it raises; null when it gets its link
   */
  record Predicted(@Nullable String errorClass, int tries) {}

  static {
    for (SandboxFault fault : SandboxFault.values()) {
      for (SdkCaller caller : SdkCaller.values()) {
        enter(new Play(fault, false, caller));
        if (ONCE.contains(fault)) {
          enter(new Play(fault, true, caller));
        }
      }
    }
  }

  private static void enter(Play play) {
    Cell cell = STAGE.cell(play.caller(), Target.SANDBOX);
    if (play.fault() == SandboxFault.TIMEOUT || play.fault() == SandboxFault.TIMEOUT_AFTER) {
      cell.upstreamHas(TIMEOUT);
    }
    CELLS.put(play, cell);
    PLAYS.put(cell, play);
  }

  @BeforeAll
  static void start() {
    STAGE.start().run(SdkFaultsTest::play);
  }

  private static SdkReply play(Cell cell) {
    SdkOptions options = SdkOptions.DEFAULT.withRetries(SdkExpectation.RETRIES);
    SdkCaller caller = cell.caller();
    String account = Objects.requireNonNull(PLAYS.get(cell)).account();
    ROOM.acquireUninterruptibly();
    try {
      return cell.create(cell.key(), options, caller.link("account_onboarding", account, options));
    } finally {
      ROOM.release();
    }
  }

  static Stream<Play> plays() {
    List<Play> plays = new ArrayList<>(CELLS.keySet());
    plays.sort(
        (a, b) ->
            a.fault() == b.fault()
                ? a.toString().compareTo(b.toString())
                : a.fault().compareTo(b.fault()));
    return plays.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("plays")
  void raisesItsTypedClassAfterItsTries(Play play) {
    Cell cell = Objects.requireNonNull(CELLS.get(play));

    SdkReply reply = STAGE.reply(cell);

    String raised = reply instanceof SdkReply.Failed failed ? failed.errorClass() : null;
    assertThat(new Predicted(raised, cell.tap().attempts())).isEqualTo(predicted(play));
    if (reply instanceof SdkReply.Failed failed) {
      assertThat(failed.status()).isEqualTo(answer(play).status());
      assertThat(failed.rawType()).isEqualTo(answer(play).type());
      assertThat(failed.code()).isEqualTo(answer(play).code());
      assertThat(failed.requestId()).startsWith("req_");
    }
  }

  private static FaultRow.Answer answer(Play play) {
    return TABLE.stream()
        .filter(row -> row.fault() == play.fault())
        .flatMap(row -> row.answers().stream())
        .filter(answer -> answer.api().equals(play.caller().api()))
        .findFirst()
        .orElseThrow();
  }

  private static Predicted predicted(Play play) {
    FaultRow.Answer answer = answer(play);
    if (answer.status() == 200) {
      return new Predicted(null, 1);
    }
    SdkExpectation measured =
        SdkExpectation.of(typed(play.caller()), String.valueOf(answer.status()));
    Boolean told =
        play.caller().sendsIdempotencyKey() ? answer.retryWithKey() : answer.retryWithoutKey();
    int tries = told == null ? measured.attempts() : told ? TRIES : 1;
    if (play.once() && tries > 1 && !answer.kept()) {
      return new Predicted(null, 2);
    }
    return new Predicted(raised(play, answer, measured), tries);
  }

  /**
   * These choose a class by the error's type, which Stripe v2 leaves out and the gateway writes.
   */
  private static SdkCaller typed(SdkCaller caller) {
    return switch (caller) {
      case STRIPE20_V2 -> SdkCaller.STRIPE20_V1;
      case STRIPE18_V2 -> SdkCaller.STRIPE18_V1;
      case STRIPE_JAVA_V1,
          STRIPE_JAVA_V2,
          STRIPE23_V1,
          STRIPE23_V2,
          STRIPE20_V1,
          STRIPE18_V1,
          WHOP42,
          WHOP16 ->
          caller;
    };
  }

  /** Stripe's SDKs tell one 400 from the others by its type. */
  private static String raised(Play play, FaultRow.Answer answer, SdkExpectation measured) {
    if (!"idempotency_error".equals(answer.type())) {
      return measured.errorClass();
    }
    return play.caller().name().startsWith("STRIPE_JAVA")
        ? "IdempotencyException"
        : "StripeIdempotencyError";
  }
}
