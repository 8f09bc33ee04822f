package dev.linkgate.store;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a request fails with when nothing is certain any more. */
final class StoreDown {
  /** The store is asked again once a second. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private StoreDown() {}

  static GatewayException because(@Nullable Throwable cause) {
    return new GatewayException(
        Failure.of(FailureKind.UPSTREAM_UNAVAILABLE, Fault.GATEWAY, "the store cannot be written")
            .because(Reason.STORE_DOWN)
            .after(AGAIN),
        cause);
  }

  /** What is to be stored, or was, is wrong in itself: trying again does not help. */
  static GatewayException broken(String message, @Nullable Throwable cause) {
    return new GatewayException(Failure.of(FailureKind.INTERNAL, Fault.GATEWAY, message), cause);
  }
}
