package dev.linkgate.adapter;

import java.time.Duration;
import java.util.Optional;

/**
 * Which API a request for a link came in by.
 *
 * @param api its name
 * @param version the one its caller speaks
 * @param linkLife as {@link Ingress#linkLife}
 */
public record Origin(String api, String version, Optional<Duration> linkLife) {
  /** The origin of a request in a version of an API. */
  public static Origin of(Ingress ingress, IngressVersion version) {
    return new Origin(ingress.api().name(), version.version().text(), ingress.linkLife());
  }
}
