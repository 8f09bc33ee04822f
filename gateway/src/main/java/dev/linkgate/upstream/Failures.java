package dev.linkgate.upstream;

import static dev.linkgate.canonical.FailureKind.OUTCOME_UNKNOWN;
import static dev.linkgate.canonical.FailureKind.UPSTREAM_UNAVAILABLE;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** What a failed exchange is called. It depends on bytes counted, not on what was thrown. */
final class Failures {
  private final String upstream;
  private final HttpSettings settings;

  Failures(String upstream, HttpSettings settings) {
    this.upstream = upstream;
    this.settings = settings;
  }

  /** An answer that is over a limit; nothing of it is kept. */
  static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;

    TooLarge(long limit) {
      super("longer than " + limit + " bytes");
    }
  }

  GatewayException of(Exchange exchange, Exception thrown) {
    return attempt(exchange, thrown).failure();
  }

  /** What became of an exchange that has no whole answer. */
  Attempt.Failed attempt(Exchange exchange, Exception thrown) {
    AttemptEvent event = event(exchange, thrown);
    return new Attempt.Failed(
        event,
        switch (event) {
          case NOT_SENT -> notSent(why(thrown), thrown);
          case TIME_UP -> timeUp(exchange);
          // Without the cause: a parser's message quotes what it could not read, perhaps a link.
          case UNREADABLE -> unknown(Reason.ANSWER_UNREADABLE, "sent, but " + unreadable(thrown));
          case UNANSWERED -> unanswered(thrown);
          case IN_PROGRESS, THROTTLED, FAILED, ANSWERED ->
              throw new IllegalStateException("these have an answer");
        });
  }

  private static AttemptEvent event(Exchange exchange, Exception thrown) {
    if (exchange.expired()) {
      return AttemptEvent.TIME_UP;
    }
    if (!exchange.sent()) {
      return AttemptEvent.NOT_SENT;
    }
    return thrown instanceof TooLarge || exchange.answered()
        ? AttemptEvent.UNREADABLE
        : AttemptEvent.UNANSWERED;
  }

  GatewayException bodyTooLarge() {
    return new GatewayException(
        Failure.invalid(
            Reason.BODY_TOO_LARGE,
            null,
            "The request body is longer than " + settings.maxRelayBytes() + " bytes."));
  }

  private GatewayException notSent(String why, Exception thrown) {
    return new GatewayException(notSent(why), thrown);
  }

  private Failure notSent(String why) {
    return Failure.of(UPSTREAM_UNAVAILABLE, Fault.UPSTREAM, upstream + ": not sent, " + why);
  }

  private GatewayException timeUp(Exchange exchange) {
    if (!exchange.sent()) {
      return new GatewayException(notSent("no time left").because(Reason.SLOW));
    }
    return unknown(
        Reason.SLOW,
        "sent, but " + (exchange.isIdle() ? "it fell silent" : "not answered in time"));
  }

  private GatewayException unanswered(Exception thrown) {
    return new GatewayException(
        Failure.of(OUTCOME_UNKNOWN, Fault.UPSTREAM, upstream + ": sent, but closed unanswered"),
        thrown);
  }

  private static String unreadable(Exception thrown) {
    return "its answer is "
        + (thrown instanceof TooLarge ? thrown.getMessage() : "broken or cut short");
  }

  private GatewayException unknown(Reason reason, String what) {
    return new GatewayException(
        Failure.of(OUTCOME_UNKNOWN, Fault.UPSTREAM, upstream + ": " + what).because(reason));
  }

  private String why(Exception thrown) {
    return switch (thrown) {
      case UnknownHostException _ -> "its host name is not known";
      case SocketTimeoutException _ ->
          "not connected within " + settings.connect().toMillis() + " ms";
      case ConnectException _ -> "the connection was refused";
      case SSLException _ -> "TLS failed";
      default -> "the connection failed";
    };
  }
}
