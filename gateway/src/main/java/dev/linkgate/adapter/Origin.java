package dev.linkgate.adapter;

import dev.linkgate.sandbox.FaultOrder;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an upstream of our own is told of the request for a link it is asked for.
 *
 * @param api the name of the API it came in by
 * @param version the one its caller speaks
 * @param linkLife as {@link Ingress#linkLife}
 * @param keyWindow how long that API holds an idempotency key
 * @param fault what its caller ordered to go wrong; null for nothing
 */
public record Origin(
    String api,
    String version,
    Optional<Duration> linkLife,
    Optional<Duration> keyWindow,
    @Nullable FaultOrder fault) {
  /** Nobody's: what is known where no request came in. */
  public static final Origin NOBODYS = new Origin("", "", Optional.empty(), Optional.empty(), null);

  /** The origin of a request in a version of an API. */
  public static Origin of(Ingress ingress, IngressVersion version) {
    return new Origin(
        ingress.api().name(),
        version.version().text(),
        ingress.linkLife(),
        Optional.of(ingress.idempotency().window()),
        null);
  }

  /** The same with a fault ordered. */
  public Origin ordering(@Nullable FaultOrder order) {
    return new Origin(api, version, linkLife, keyWindow, order);
  }
}
