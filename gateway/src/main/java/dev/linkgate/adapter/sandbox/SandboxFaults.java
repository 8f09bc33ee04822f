package dev.linkgate.adapter.sandbox;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.NoAnswer;
import dev.linkgate.adapter.Refusal;
import dev.linkgate.adapter.Wording;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import dev.linkgate.sandbox.FaultOrder;
import dev.linkgate.sandbox.Sandbox;
import dev.linkgate.sandbox.SandboxFault;
import dev.linkgate.upstream.HttpSettings;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what a provider does wrong, as it was told to. The failure is the one that the way to a
 * provider has for the same event, made by the same code.
 */
final class SandboxFaults {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final String upstream;
  private final Duration timeout;
  private final Sandbox sandbox;
  private final NoAnswer noAnswer;

  /**
   * @param upstream its name as configured
   * @param timeout as long as anything waits
   * @param sandbox counts what fails every other time
   */
  SandboxFaults(String upstream, Duration timeout, Sandbox sandbox) {
    this.upstream = upstream;
    this.timeout = timeout;
    this.sandbox = sandbox;
    this.noAnswer = new NoAnswer(upstream);
  }

  /**
   * What an account id orders; null for nothing.
   *
   * @throws GatewayException when it names a fault that there is not
   */
  static @Nullable FaultOrder orderedBy(String account) {
    try {
      return FaultOrder.ofAccount(account).orElse(null);
    } catch (FaultOrder.Unknown unknown) {
      throw new GatewayException(
          Failure.invalid(
              Reason.PARAMETER_INVALID, Field.ACCOUNT, String.valueOf(unknown.getMessage())));
    }
  }

  /**
   * Works for an account, under the fault that its id orders.
   *
   * @throws GatewayException what a provider's failure is called
   */
  <T> T under(String account, Supplier<T> work) {
    return under(orderedBy(account), account, work);
  }

  /**
   * Works for an account, under a fault.
   *
   * @throws GatewayException what a provider's failure is called
   */
  <T> T under(@Nullable FaultOrder order, String account, Supplier<T> work) {
    if (order == null || (order.once() && !sandbox.failsNow(order.fault(), account))) {
      return work.get();
    }
    SandboxFault fault = order.fault();
    @Nullable T made = fault.makesLink() ? work.get() : null;
    Failure failure = late(order) ? noAnswer.late() : failure(fault);
    pause(waits(fault) || late(order) ? timeout : order.latency());
    if (failure != null) {
      throw new GatewayException(failure);
    }
    return made == null ? work.get() : made;
  }

  private boolean late(FaultOrder order) {
    return order.latency().compareTo(timeout) >= 0;
  }

  private static boolean waits(SandboxFault fault) {
    return fault == SandboxFault.TIMEOUT || fault == SandboxFault.TIMEOUT_AFTER;
  }

  /** By the world's clock: it is the caller's patience that is tried. */
  private void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayException(noAnswer.late(), e);
    }
  }

  /** Null for what ends in an answer. */
  private @Nullable Failure failure(SandboxFault fault) {
    return switch (fault) {
      case INVALID ->
          refused(
              400,
              "url_invalid",
              Field.REFRESH_URL,
              Wording.mark(Field.REFRESH_URL) + " was refused");
      case WRONG_KEY -> seen(Refusal.ownCredential(upstream));
      case FORBIDDEN -> refused(403, null, null, "This key has no access to the account");
      case NOT_FOUND -> refused(404, null, null, "There is no such account");
      case IN_PROGRESS -> refused(409, null, null, "A request with this key is being carried out");
      case THROTTLED ->
          seen(
              new Refusal(upstream, 429, said("Too many requests"), null, null, RETRY_AFTER)
                  .failure());
      case ERROR -> refused(500, null, null, "Something went wrong");
      case BAD_GATEWAY -> refused(502, null, null, "Something behind the API went wrong");
      case DOWN -> refused(503, null, null, "The API is down");
      case GATEWAY_TIMEOUT -> refused(504, null, null, "Something behind the API was too slow");
      case VERIFICATION ->
          seen(
              Failure.of(
                      FailureKind.VERIFICATION_REQUIRED,
                      Fault.CALLER,
                      said("The account's owner has to be verified first"))
                  .about(Field.ACCOUNT));
      case KEY_REUSED -> seen(Refusal.keyReused());
      case UNKNOWN_HOST -> noAnswer.unknownHost();
      case UNAVAILABLE -> noAnswer.refused();
      case TLS -> noAnswer.tlsFailed();
      case TIMEOUT, TIMEOUT_AFTER -> noAnswer.late();
      case RESET, RESET_AFTER -> noAnswer.closed();
      case TRUNCATED -> noAnswer.broken();
      case TOO_LARGE -> noAnswer.tooLarge(HttpSettings.MAX_ANSWER_BYTES);
      case MISSING_URL -> seen(Refusal.linkless(upstream, answer(200)));
      case HTML -> Refusal.foreign(upstream, answer(503));
      case HTML_200 -> Refusal.linkless(upstream, answer(200));
      case REDIRECT -> Refusal.foreign(upstream, answer(302));
      case DRIFT, SLOW -> null;
    };
  }

  private Failure refused(
      int status, @Nullable String code, @Nullable Parameter parameter, String what) {
    return seen(new Refusal(upstream, status, said(what), code, parameter, null).failure());
  }

  private static String said(String what) {
    return what + " (played by the sandbox).";
  }

  /** As an upstream that got so far as to give the request an id. */
  private static Failure seen(Failure failure) {
    return failure.seenAs("req_" + UUID.randomUUID().toString().replace("-", ""));
  }

  private static HttpAnswer answer(int status) {
    return new HttpAnswer(status, Headers.NONE, new byte[0]);
  }
}
