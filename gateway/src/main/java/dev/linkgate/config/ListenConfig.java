package dev.linkgate.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where we listen.
 *
 * @param callers the listener applications use
 * @param admin health, metrics and console
 * @param publicUrl what hosted pages' URLs begin with, without a slash at its end; null: the bound
 *     address
 */
public record ListenConfig(HostPort callers, HostPort admin, @Nullable URI publicUrl) {
  /** Loopback only: who wants to be reached from elsewhere says so. */
  public static final ListenConfig DEFAULT =
      new ListenConfig(new HostPort("127.0.0.1", 8080), new HostPort("127.0.0.1", 8081), null);
}
