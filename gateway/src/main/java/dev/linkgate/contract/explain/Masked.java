package dev.linkgate.contract.explain;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.UpstreamConfig;
import java.nio.charset.StandardCharsets;

/** An outgoing request without what opens the upstream. */
final class Masked {
  private Masked() {}

  static Explanation.Outgoing of(HttpCall call, UpstreamConfig upstream) {
    return new Explanation.Outgoing(
        call.method(),
        without(call.uri().toString(), upstream),
        call.headers().list().stream().map(header -> header(header, upstream)).toList(),
        without(new String(call.body(), StandardCharsets.UTF_8), upstream),
        call.body().length);
  }

  /** Of a credential nothing is shown, not even how long it is. */
  private static Explanation.Header header(Headers.Header header, UpstreamConfig upstream) {
    boolean credential = header.name().equalsIgnoreCase("Authorization");
    return new Explanation.Header(
        header.name(), credential ? "Bearer " + mask(upstream) : without(header.value(), upstream));
  }

  /** The key may be elsewhere too: a caller may have written it, an operator into the URL. */
  private static String without(String text, UpstreamConfig upstream) {
    Secret key = upstream.apiKey();
    return key == null ? text : text.replace(key.reveal(), mask(upstream));
  }

  private static String mask(UpstreamConfig upstream) {
    return "<api-key of upstream " + upstream.name() + ">";
  }
}
