package dev.linkgate.upstream;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.config.LimitsConfig;
import dev.linkgate.testing.Limits;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;

/** An upstream port as a test needs it, with its own admission and deadlines. */
final class Outbound implements AutoCloseable {
  final Deadlines deadlines = new Deadlines();
  final Admission admission;
  final UpstreamHttp http;
  final Breaker breaker;

  /** What each second attempt followed. */
  final List<AttemptEvent> retried = new CopyOnWriteArrayList<>();

  /** Places held in the process between two attempts. */
  final List<Integer> heldBetween = new CopyOnWriteArrayList<>();

  Outbound(HttpSettings settings) {
    this(settings, LimitsConfig.DEFAULT_MAX_IN_FLIGHT);
  }

  Outbound(HttpSettings settings, int perProcess) {
    this(settings, perProcess, Breaker.PAUSE);
  }

  /**
   * @param pause how long its breaker stays open
   */
  Outbound(HttpSettings settings, Duration pause) {
    this(settings, LimitsConfig.DEFAULT_MAX_IN_FLIGHT, pause);
  }

  private Outbound(HttpSettings settings, int perProcess, Duration pause) {
    admission = new Admission(perProcess);
    breaker = new Breaker("stripe", pause);
    http = new UpstreamHttp("stripe", settings, admission, deadlines, breaker, this::between);
  }

  private void between(AttemptEvent after) {
    retried.add(after);
    heldBetween.add(admission.inFlight());
  }

  static Outbound within(int millis) {
    return new Outbound(Limits.within(Duration.ofMillis(millis)));
  }

  HttpAnswer post(URI uri) {
    return http.send(call(uri, "account=acct_1"));
  }

  Failure failure(URI uri) {
    GatewayException thrown = catchThrowableOfType(GatewayException.class, () -> post(uri));
    Assertions.assertThat(thrown).as("an exception").isNotNull();
    return thrown.failure();
  }

  /** A call to an upstream that does not honour keys. */
  static HttpCall call(URI uri, String body) {
    return new HttpCall(
        "POST",
        uri,
        Headers.of(
            "Content-Type", "application/x-www-form-urlencoded", "Authorization", "Bearer k"),
        body.getBytes(StandardCharsets.UTF_8),
        false);
  }

  /** A call with a key to an upstream that honours it. */
  static HttpCall keyed(URI uri) {
    HttpCall call = call(uri, "account=acct_1");
    return new HttpCall(
        call.method(), uri, call.headers().with("Idempotency-Key", "k-1"), call.body(), true);
  }

  @Override
  public void close() {
    http.close();
    deadlines.close();
  }
}
