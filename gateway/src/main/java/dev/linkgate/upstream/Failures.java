package dev.linkgate.upstream;

import dev.linkgate.adapter.NoAnswer;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** What a failed exchange is called. It depends on bytes counted, not on what was thrown. */
final class Failures {
  private final NoAnswer words;
  private final HttpSettings settings;

  Failures(String upstream, HttpSettings settings) {
    this.words = new NoAnswer(upstream);
    this.settings = settings;
  }

  /** An answer that is over a limit; nothing of it is kept. */
  static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;

    private final long limit;

    TooLarge(long limit) {
      super("longer than " + limit + " bytes");
      this.limit = limit;
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
          case NOT_SENT -> new GatewayException(notSent(thrown), thrown);
          case TIME_UP -> new GatewayException(timeUp(exchange));
          // Without the cause: a parser's message quotes what it could not read, perhaps a link.
          case UNREADABLE ->
              new GatewayException(
                  thrown instanceof TooLarge large ? words.tooLarge(large.limit) : words.broken());
          case UNANSWERED -> new GatewayException(words.closed(), thrown);
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

  private Failure timeUp(Exchange exchange) {
    if (!exchange.sent()) {
      return words.noTimeLeft();
    }
    return exchange.isIdle() ? words.silent() : words.late();
  }

  private Failure notSent(Exception thrown) {
    return switch (thrown) {
      case UnknownHostException _ -> words.unknownHost();
      case SocketTimeoutException _ -> words.notConnected(settings.connect());
      case ConnectException _ -> words.refused();
      case SSLException _ -> words.tlsFailed();
      default -> words.connectionFailed();
    };
  }
}
