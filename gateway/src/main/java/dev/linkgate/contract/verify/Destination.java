package dev.linkgate.contract.verify;

import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.upstream.Admission;
import dev.linkgate.upstream.Breaker;
import dev.linkgate.upstream.Deadlines;
import dev.linkgate.upstream.HttpSettings;
import dev.linkgate.upstream.UpstreamHttp;
import java.time.Duration;

/** The way to a server that is verified: that of an upstream, without a breaker. */
public final class Destination implements Http, AutoCloseable {
  /** Two calls at one time is all a run makes. */
  private static final int MOST_AT_ONCE = 4;

  private final Deadlines deadlines = new Deadlines();
  private final UpstreamHttp http;

  /**
   * @param name what failures call it
   * @param connect as {@link HttpSettings}
   * @param total as {@link HttpSettings}
   */
  public Destination(String name, Duration connect, Duration total) {
    HttpSettings settings =
        new HttpSettings(
            connect,
            total,
            HttpSettings.MAX_ANSWER_BYTES,
            MOST_AT_ONCE,
            HttpSettings.RELAY_IDLE,
            HttpSettings.MAX_ANSWER_BYTES);
    this.http =
        new UpstreamHttp(
            name,
            settings,
            new Admission(MOST_AT_ONCE),
            deadlines,
            Breaker.never(name), // a server full of defects is to be asked to the end
            _ -> {});
  }

  @Override
  public HttpAnswer send(HttpCall call) {
    return http.send(call);
  }

  @Override
  public void close() {
    http.close();
    deadlines.close();
  }
}
