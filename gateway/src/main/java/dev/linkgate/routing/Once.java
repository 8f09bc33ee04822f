package dev.linkgate.routing;

import dev.linkgate.adapter.Digest;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Idempotency;
import dev.linkgate.adapter.Refusal;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.Reason;
import dev.linkgate.ledger.Begun;
import dev.linkgate.ledger.Claim;
import dev.linkgate.ledger.ClaimRequest;
import dev.linkgate.ledger.Claimed;
import dev.linkgate.ledger.Ending;
import dev.linkgate.ledger.Ledger;
import dev.linkgate.ledger.LedgerKey;
import dev.linkgate.ledger.Settlement;
import dev.linkgate.ledger.StoredAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries one link request out once, whatever happens to us on the way. */
final class Once {
  /** What the SDK of a caller without keys waits for in all, its own tries and waits between. */
  private static final Duration TRIES_WITHIN = Duration.ofSeconds(90);

  /** A joined exchange is asked after this often; a link takes a provider some 300 ms. */
  private static final Duration LOOK = Duration.ofMillis(100);

  /** The next look at a key somebody else is at work with. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Plans plans;
  private final UpstreamKeys keys;
  private final Ledger ledger;
  private final LinkCall call;
  private final LinkRequest request;
  private final Trace trace;
  private final Rendering rendering;
  private final Idempotency rules;

  Once(
      Plans plans,
      UpstreamKeys keys,
      Ledger ledger,
      LinkCall call,
      LinkRequest request,
      Trace trace,
      Rendering rendering) {
    this.plans = plans;
    this.keys = keys;
    this.ledger = ledger;
    this.call = call;
    this.request = request;
    this.trace = trace;
    this.rendering = rendering;
    this.rules = call.ingress().idempotency();
  }

  /**
   * The answer, made now or made before.
   *
   * @throws GatewayException when there is none, and the next try begins anew
   */
  HttpAnswer answer() {
    if (call.key() != null) {
      rules.check(call.key());
    }
    Plan plan;
    try {
      plan = plans.byRoutes(call, request, trace);
    } catch (GatewayException refused) {
      return refusedUnsent(refused);
    }
    Optional<LedgerKey> joined = joined();
    LedgerKey key = joined.orElseGet(() -> keys.ledgerKey(caller(), call.api(), call.key()));
    trace.claims(key.hash());
    if (joined.isPresent()) {
      trace.atStore(
          () -> {
            awaitEnd(key, plan.lease());
            return key;
          });
    }
    Sending sending = sending(key, plan);
    long claimedAt = System.nanoTime();
    Claimed claimed = trace.atStore(() -> ledger.claim(claimFor(key, sending)));
    return claimed instanceof Claimed.Won won
        ? carryOut(won.claim(), sending, claimedAt)
        : before(claimed);
  }

  private String caller() {
    return call.caller().name();
  }

  private ClaimRequest claimFor(LedgerKey key, Sending sending) {
    Plan plan = sending.plan();
    return new ClaimRequest(
        key,
        call.identity(),
        plan.upstream(),
        sending.onward(),
        key.generated() ? keptForTries(plan) : rules.window(),
        plan.lease());
  }

  /**
   * Who joins in the last moment waits for one lease and may then hold another: the key must not be
   * forgotten before, or the request would be taken for a new one and sent again.
   */
  private static Duration keptForTries(Plan plan) {
    return TRIES_WITHIN.plus(plan.lease().multipliedBy(2));
  }

  private Sending sending(LedgerKey key, Plan plan) {
    IdempotencyKey upstreamKey = keys.of(key, plan.upstream());
    return new Sending(
        plan, upstreamKey, new Digest().with(plan.onward()).with(upstreamKey.reveal()).text());
  }

  /** The exchange that an SDK without keys tries again; empty when this one is its own. */
  private Optional<LedgerKey> joined() {
    if (call.key() != null || !rules.triesAgain(call.headers())) {
      return Optional.empty();
    }
    return trace.atStore(
        () ->
            ledger
                .latest(caller(), call.api(), call.identity(), TRIES_WITHIN)
                .filter(
                    key -> ledger.look(key, call.identity()).filter(Once::joinable).isPresent()));
  }

  private static boolean joinable(Claimed state) {
    return switch (state) {
      case Claimed.Running _ -> true;
      case Claimed.Answered answered -> answered.ending() != Ending.REFUSED;
      case Claimed.Open open -> open.begun() != Begun.FAILED;
      case Claimed.Won _, Claimed.Dropped _, Claimed.Different _ -> false;
    };
  }

  /** Until nobody is at work with a key any more, or for so long. */
  private void awaitEnd(LedgerKey key, Duration most) {
    long until = System.nanoTime() + most.toNanos();
    try {
      while (System.nanoTime() - until < 0
          && ledger.look(key, call.identity()).orElse(null) instanceof Claimed.Running running) {
        Thread.sleep(running.left().compareTo(LOOK) < 0 ? running.left() : LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw inProgress();
    }
  }

  /** Refused before anything was sent; but a key that stands for something says that first. */
  private HttpAnswer refusedUnsent(GatewayException refused) {
    Failure failure = refused.failure();
    if (call.key() == null || failure.reason() == Reason.STORE_DOWN) {
      throw refused;
    }
    LedgerKey key = keys.ledgerKey(caller(), call.api(), call.key());
    trace.claims(key.hash());
    Optional<Claimed> state = trace.atStore(() -> ledger.look(key, call.identity()));
    if (state.isPresent() && !(state.get() instanceof Claimed.Open)) {
      return before(state.get());
    }
    return switch (rules.fate(failure, false)) {
      case FORGET, REOPEN -> throw refused;
      case KEEP -> {
        Claimed claimed =
            trace.atStore(
                () ->
                    ledger.claim(
                        new ClaimRequest(key, call.identity(), "", "", rules.window(), AGAIN)));
        yield claimed instanceof Claimed.Won won
            ? keep(won.claim(), Ending.REFUSED, rendering.failure(failure), null)
            : before(claimed);
      }
    };
  }

  /** What a key that is not ours to carry out stands for. */
  private HttpAnswer before(Claimed claimed) {
    return switch (claimed) {
      case Claimed.Answered answered -> replay(answered.answer());
      case Claimed.Running _, Claimed.Open _, Claimed.Won _ -> throw inProgress();
      case Claimed.Different _ -> throw new GatewayException(Refusal.keyReused());
      case Claimed.Dropped _ ->
          throw new GatewayException(
              Failure.invalid(
                  Reason.LINK_DROPPED,
                  null,
                  "The link made under this Idempotency-Key has expired and is no longer kept. Use"
                      + " another key to make a new one."));
    };
  }

  private HttpAnswer replay(StoredAnswer stored) {
    trace.replays(stored);
    return stored.answer();
  }

  private static GatewayException inProgress() {
    return new GatewayException(
        Failure.of(
                FailureKind.IN_PROGRESS,
                Fault.CALLER,
                "Another request with this Idempotency-Key is still being carried out. Try again"
                    + " later.")
            .after(AGAIN));
  }

  private HttpAnswer carryOut(Claim claim, Sending planned, long claimedAt) {
    Sending sending = planned;
    if (maybeSent(claim)) {
      Optional<Sending> resumed = resumed(claim, planned);
      if (resumed.isEmpty()) {
        return keep(claim, Ending.UNKNOWN, rendering.failure(unknowable(claim)), null);
      }
      sending = resumed.get();
    }
    Plan plan = sending.plan();
    if (System.nanoTime() - claimedAt > plan.lease().toNanos()) {
      throw inProgress(); // we were stopped since: somebody else may be at it
    }
    Outcome outcome;
    try {
      outcome =
          plan.send()
              .apply(
                  new Start(
                      sending.key(),
                      exchange(claim.key()),
                      () -> trace.atStore(() -> ledger.begun(claim.key()))));
    } catch (GatewayException failed) {
      return failed(claim, plan, failed.failure());
    } catch (RuntimeException defect) {
      settleUnknown(claim, plan);
      throw defect;
    }
    return switch (outcome) {
      case Outcome.Made made ->
          keep(claim, Ending.LINK, rendering.link(made.link()), made.link().expiresAt());
      case Outcome.Relayed relayed ->
          relayed.refused() == null
              ? keep(claim, Ending.LINK, relayed.answer(), relayed.expiresAt())
              : refused(claim, relayed.refused(), relayed.answer());
    };
  }

  private static String exchange(LedgerKey key) {
    return new Digest().with(key.caller()).with(key.api()).with(key.hash()).text();
  }

  private static boolean maybeSent(Claim claim) {
    return claim.begun() == Begun.UNKNOWN || claim.begun() == Begun.ABANDONED;
  }

  /** The plan under which asking again brings the same link; empty when nothing proves that. */
  private Optional<Sending> resumed(Claim claim, Sending planned) {
    Optional<Sending> sending =
        planned.plan().upstream().equals(claim.upstream())
            ? Optional.of(planned)
            : plans
                .at(claim.upstream(), call, request, trace)
                .map(plan -> sending(claim.key(), plan));
    return sending
        .filter(it -> it.onward().equals(claim.onward()))
        .filter(it -> isRecognised(claim, it.plan()));
  }

  private static boolean isRecognised(Claim claim, Plan plan) {
    return plan.keyWindow()
        .filter(window -> claim.age().plus(plan.lease()).compareTo(window) < 0)
        .isPresent();
  }

  private static Failure unknowable(Claim claim) {
    return Failure.of(
        FailureKind.OUTCOME_UNKNOWN,
        Fault.GATEWAY,
        "An earlier request with this key went to upstream '"
            + claim.upstream()
            + "' and was never answered; whether it made a link cannot be found out any more. Use"
            + " another key to make a new one.");
  }

  private HttpAnswer failed(Claim claim, Plan plan, Failure failure) {
    trace.seenAs(failure.upstreamRequestId());
    if (failure.kind() != FailureKind.OUTCOME_UNKNOWN) {
      return refused(claim, failure, rendering.failure(failure));
    }
    boolean recognised = plan.keyWindow().isPresent();
    HttpAnswer answer =
        rendering.failure(failure.retryWithSameKey(recognised && call.key() != null));
    return recognised
        ? settle(claim, new Settlement.Reopen(Begun.UNKNOWN), answer)
        : keep(claim, Ending.UNKNOWN, answer, null);
  }

  private void settleUnknown(Claim claim, Plan plan) {
    Failure failure =
        Failure.of(
            FailureKind.OUTCOME_UNKNOWN, Fault.GATEWAY, "The gateway failed while it was asking.");
    if (plan.keyWindow().isPresent()) {
      ledger.settle(claim, new Settlement.Reopen(Begun.UNKNOWN), null);
    } else {
      ledger.settle(
          claim,
          new Settlement.Keep(Ending.UNKNOWN, stored(rendering.failure(failure), null)),
          null);
    }
  }

  /** There is no link, for certain: unless an earlier attempt left that open. */
  private HttpAnswer refused(Claim claim, Failure failure, HttpAnswer answer) {
    if (failure.kind() == FailureKind.IN_PROGRESS || (maybeSent(claim) && leavesOpen(failure))) {
      return settle(claim, new Settlement.Reopen(Begun.UNKNOWN), answer);
    }
    return switch (rules.fate(failure, failure.kind() != FailureKind.UPSTREAM_UNAVAILABLE)) {
      case KEEP ->
          claim.key().generated()
              ? settle(claim, new Settlement.Reopen(Begun.FAILED), answer)
              : keep(claim, Ending.REFUSED, answer, null);
      case REOPEN -> settle(claim, new Settlement.Reopen(Begun.FAILED), answer);
      case FORGET ->
          settle(
              claim,
              claim.key().generated()
                  ? new Settlement.Reopen(Begun.FAILED)
                  : new Settlement.Forget(),
              answer);
    };
  }

  /** Whether an upstream may say this without having looked at what the key stands for. */
  private static boolean leavesOpen(Failure failure) {
    return switch (failure.kind()) {
      case UPSTREAM_UNAVAILABLE, RATE_LIMITED, UPSTREAM_ERROR, IN_PROGRESS, UNAUTHENTICATED -> true;
      case INVALID_REQUEST,
          FORBIDDEN,
          NOT_FOUND,
          UNSUPPORTED,
          IDEMPOTENCY_MISMATCH,
          VERIFICATION_REQUIRED,
          OUTCOME_UNKNOWN,
          INTERNAL ->
          false;
    };
  }

  private HttpAnswer keep(
      Claim claim, Ending ending, HttpAnswer answer, @Nullable Instant linkExpiresAt) {
    return settle(claim, new Settlement.Keep(ending, stored(answer, linkExpiresAt)), answer);
  }

  private StoredAnswer stored(HttpAnswer answer, @Nullable Instant linkExpiresAt) {
    return new StoredAnswer(
        answer,
        rendering.requestId(),
        trace.upstream(),
        trace.upstreamRequestId(),
        trace.purpose(),
        trace.lost(),
        linkExpiresAt);
  }

  private HttpAnswer settle(Claim claim, Settlement settlement, HttpAnswer answer) {
    if (ledger.settle(claim, settlement, rendering.audit(answer.status()))) {
      trace.auditedWithLedger();
      return answer;
    }
    // Somebody took over while we were stopped: what they say counts.
    return before(
        ledger.look(claim.key(), call.identity()).orElse(new Claimed.Open(Begun.UNKNOWN)));
  }

  /**
   * A plan for one exchange.
   *
   * @param key the upstream sees
   * @param onward digest of what goes on and under which key: after the secret was changed, that is
   *     another one
   */
  private record Sending(Plan plan, IdempotencyKey key, String onward) {}
}
