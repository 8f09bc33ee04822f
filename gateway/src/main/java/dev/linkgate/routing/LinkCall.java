package dev.linkgate.routing;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.adapter.Reading;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.config.CallerConfig;
import org.jspecify.annotations.Nullable;

/**
 * A link request as it came in, for those who may have to pass it on as it is.
 *
 * @param caller who asks
 * @param ingress the API it speaks
 * @param version and version
 * @param reading its body, read
 * @param headers its headers, all of them
 * @param body its bytes
 * @param path its path
 * @param key its own idempotency key; null where it sent none
 * @param identity digest of what its API takes for the same request
 * @param renews the refresh URL of ours by which a browser asks for the link again; null where the
 *     caller itself asks
 * @param chosen the upstream that an operator chose in place of the routes; null where they decide
 */
public record LinkCall(
    CallerConfig caller,
    Ingress ingress,
    IngressVersion version,
    Reading reading,
    Headers headers,
    byte[] body,
    String path,
    @Nullable IdempotencyKey key,
    String identity,
    @Nullable RedirectUrl renews,
    @Nullable String chosen) {
  /** The name of the API it speaks. */
  String api() {
    return ingress.api().name();
  }

  @Override
  public String toString() {
    return "LinkCall[" + caller.name() + " " + path + "]"; // the headers hold a key
  }
}
