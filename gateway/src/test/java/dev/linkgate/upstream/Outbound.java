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
import org.assertj.core.api.Assertions;

/** An upstream port as a test needs it, with its own admission and deadlines. */
final class Outbound implements AutoCloseable {
  final Deadlines deadlines = new Deadlines();
  final Admission admission;
  final UpstreamHttp http;

  Outbound(HttpSettings settings) {
    this(settings, LimitsConfig.DEFAULT_MAX_IN_FLIGHT);
  }

  Outbound(HttpSettings settings, int perProcess) {
    admission = new Admission(perProcess);
    http = new UpstreamHttp("stripe", settings, admission, deadlines);
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

  static HttpCall call(URI uri, String body) {
    return new HttpCall(
        "POST",
        uri,
        Headers.of(
            "Content-Type", "application/x-www-form-urlencoded", "Authorization", "Bearer k"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    http.close();
    deadlines.close();
  }
}
