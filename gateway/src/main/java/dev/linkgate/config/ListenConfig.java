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
  /** Wherever there is room on this machine. */
  public static final ListenConfig ANYWHERE =
      new ListenConfig(new HostPort("127.0.0.1", 0), new HostPort("127.0.0.1", 0), null);

  /** Loopback only: who wants to be reached from elsewhere says so. */
  public static final ListenConfig DEFAULT =
      new ListenConfig(new HostPort("127.0.0.1", 8080), new HostPort("127.0.0.1", 8081), null);

  /**
   * The same at other ports.
   *
   * @param callersPort null: as it is; 0: any free one
   * @param adminPort likewise
   */
  public ListenConfig at(@Nullable Integer callersPort, @Nullable Integer adminPort) {
    return new ListenConfig(at(callers, callersPort), at(admin, adminPort), publicUrl);
  }

  private static HostPort at(HostPort address, @Nullable Integer port) {
    return port == null ? address : new HostPort(address.host(), port);
  }
}
