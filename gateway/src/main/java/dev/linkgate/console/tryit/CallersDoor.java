package dev.linkgate.console.tryit;

import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.upstream.Admission;
import dev.linkgate.upstream.Breaker;
import dev.linkgate.upstream.Deadlines;
import dev.linkgate.upstream.HttpSettings;
import dev.linkgate.upstream.UpstreamHttp;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way from the console to the callers' listener: a connection like every caller's. */
public final class CallersDoor implements Http, AutoCloseable {
  private static final String NAME = "the callers' listener";
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** The longest timeout an upstream can have, and time to say that it passed. */
  private static final Duration LONGEST = Duration.ofSeconds(310);

  /** Of all operators together; each waits for what it sent. */
  private static final int IN_FLIGHT = 16;

  private @Nullable Deadlines deadlines;
  private @Nullable UpstreamHttp http;
  private boolean closed;

  @Override
  public HttpAnswer send(HttpCall call) {
    return open().send(call);
  }

  /** Not before it is needed: many gateways never see an operator. */
  private synchronized UpstreamHttp open() {
    if (closed) {
      throw new IllegalStateException("the gateway stops");
    }
    UpstreamHttp known = http;
    if (known == null) {
      Deadlines timers = new Deadlines();
      deadlines = timers;
      known =
          new UpstreamHttp(
              NAME,
              new HttpSettings(
                  CONNECT,
                  LONGEST,
                  HttpSettings.MAX_ANSWER_BYTES,
                  IN_FLIGHT,
                  HttpSettings.RELAY_IDLE,
                  HttpSettings.MAX_ANSWER_BYTES),
              new Admission(IN_FLIGHT),
              timers,
              Breaker.never(NAME),
              _ -> {});
      http = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (http != null) {
      http.close();
    }
    if (deadlines != null) {
      deadlines.close();
    }
  }
}
