package dev.linkgate.routing;

import dev.linkgate.canonical.RedirectUrl;
import java.time.Instant;

/** Makes the refresh URLs that stand in for callers' own where a route hosts refresh. */
@FunctionalInterface
public interface RefreshUrls {
  /** For configurations without hosted refresh, whose routes never ask. */
  RefreshUrls NONE =
      (_, _, _) -> {
        throw new IllegalStateException("no route may host refresh");
      };

  /**
   * The URL for a request; equal for equal arguments, because an upstream takes a repetition under
   * its key only when it is the same request.
   *
   * @param exchange names the exchange, the same at every attempt
   * @param begun when its first attempt began
   */
  RedirectUrl of(LinkCall call, String exchange, Instant begun);
}
