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
    if (!exchange.sent()) {
      return notSent(exchange, thrown);
    }
    if (exchange.expired()) {
      return unknown(
          Reason.SLOW,
          "sent, but " + (exchange.isIdle() ? "it fell silent" : "not answered in time"));
    }
    if (thrown instanceof TooLarge) {
      return unknown(Reason.ANSWER_UNREADABLE, "sent, but its answer is " + thrown.getMessage());
    }
    if (exchange.answered()) {
      // Without the cause: a parser's message quotes what it could not read, perhaps a link.
      return unknown(Reason.ANSWER_UNREADABLE, "sent, but its answer is broken or cut short");
    }
    return new GatewayException(
        Failure.of(OUTCOME_UNKNOWN, Fault.UPSTREAM, upstream + ": sent, but closed unanswered"),
        thrown);
  }

  GatewayException bodyTooLarge() {
    return new GatewayException(
        Failure.invalid(
            Reason.BODY_TOO_LARGE,
            null,
            "The request body is longer than " + settings.maxRelayBytes() + " bytes."));
  }

  private GatewayException notSent(Exchange exchange, Exception thrown) {
    Failure failure =
        Failure.of(
            UPSTREAM_UNAVAILABLE,
            Fault.UPSTREAM,
            upstream + ": not sent, " + (exchange.expired() ? "no time left" : why(thrown)));
    return new GatewayException(
        exchange.expired() ? failure.because(Reason.SLOW) : failure, thrown);
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
