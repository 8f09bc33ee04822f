package dev.linkgate.upstream;

import static dev.linkgate.canonical.FailureKind.UPSTREAM_UNAVAILABLE;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps calls from one upstream that has failed several times in a row, so that callers learn so at
 * once instead of after a deadline. Belongs to the upstream, not to a configuration of it.
 */
public final class Breaker {
  /** How long nothing is sent: what a restart or a failover takes, and short beside an outage. */
  public static final Duration PAUSE = Duration.ofSeconds(30);

  /** One or two are chance, five in a row with no answer between them are not. */
  private static final int FAILURES = 5;

  private static final int ALL_PERCENT = 100;

  /** While a probe is under way nobody knows how long; it mostly takes less. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

  /** Where a breaker is. */
  public enum State {
    /** Every call passes. */
    CLOSED,
    /** None does. Stays so after its time until somebody calls. */
    OPEN,
    /** One does, to see. */
    HALF_OPEN
  }

  private final String upstream;
  private final Duration pause;
  private final CircuitBreaker breaker;
  private volatile long openedAt = System.nanoTime();

  /**
   * @param upstreamName as configured; refusals name the upstream so
   * @param pause how long it stays open
   */
  public Breaker(String upstreamName, Duration pause) {
    this.upstream = upstreamName;
    this.pause = pause;
    this.breaker =
        CircuitBreaker.of(
            upstreamName,
            CircuitBreakerConfig.custom()
                .slidingWindow(FAILURES, FAILURES, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(ALL_PERCENT)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(pause)
                .clock(new Steady())
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(event -> changed(event.getStateTransition().getToState()));
  }

  /** One that stays closed whatever happens, for a peer that is asked because it may fail. */
  public static Breaker never(String upstreamName) {
    Breaker breaker = new Breaker(upstreamName, PAUSE);
    breaker.breaker.transitionToDisabledState();
    return breaker;
  }

  /** Where it is now. */
  public State state() {
    return switch (breaker.getState()) {
      case CLOSED, DISABLED, METRICS_ONLY -> State.CLOSED;
      case OPEN, FORCED_OPEN -> State.OPEN;
      case HALF_OPEN -> State.HALF_OPEN;
    };
  }

  boolean closed() {
    return state() == State.CLOSED;
  }

  /**
   * Lets a call pass, which is then to say what became of it.
   *
   * @throws GatewayException while none may pass
   */
  Passage enter() {
    if (!breaker.tryAcquirePermission()) {
      throw new GatewayException(
          Failure.of(
                  UPSTREAM_UNAVAILABLE,
                  Fault.UPSTREAM,
                  upstream + ": not sent, it has failed " + FAILURES + " times in a row")
              .because(Reason.PAUSED)
              .after(left()));
    }
    return new Passage();
  }

  private void changed(CircuitBreaker.State to) {
    switch (to) {
      case OPEN, FORCED_OPEN -> {
        openedAt = System.nanoTime();
        LOG.warn("upstream {} keeps failing: paused for {} s", upstream, pause.toSeconds());
      }
      case CLOSED -> LOG.info("upstream {} is back", upstream);
      case DISABLED, METRICS_ONLY -> {}
      case HALF_OPEN -> LOG.info("upstream {} is tried again", upstream);
    }
  }

  /** In whole seconds, as {@code Retry-After} has it. */
  private Duration left() {
    Duration left = pause.minusNanos(System.nanoTime() - openedAt);
    if (state() != State.OPEN || left.compareTo(SOON) < 0) {
      return SOON;
    }
    return Duration.ofSeconds(left.plusSeconds(1).minusNanos(1).toSeconds());
  }

  /** A call that was let through; one that says nothing counts neither way. */
  final class Passage implements AutoCloseable {
    private boolean told;

    /** What became of the call; heard once. */
    void tell(AttemptEvent event) {
      if (told) {
        return;
      }
      told = true;
      // No duration: whether a call is too slow its deadline says, and a long download is not.
      if (event.againstUpstream()) {
        breaker.onError(0, TimeUnit.NANOSECONDS, new Counted());
      } else {
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
      }
    }

    @Override
    public void close() {
      if (!told) {
        breaker.releasePermission();
      }
    }
  }

  /** The library counts throwables; which it was does not matter to it. */
  private static final class Counted extends Exception {
    private static final long serialVersionUID = 1L;

    @Override
    public Throwable fillInStackTrace() {
      return this;
    }
  }

  /** Never set back: by the wall clock a breaker could stay open for as long as that was wrong. */
  private static final class Steady extends Clock {
    private final Instant base = Instant.now();
    private final long start = System.nanoTime();

    @Override
    public Instant instant() {
      return base.plusNanos(System.nanoTime() - start);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this; // nobody asks it for a date
    }
  }
}
