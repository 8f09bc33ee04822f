package dev.linkgate.server;

import dev.linkgate.accounts.AccountMap;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.Configuration;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a gateway is started with.
 *
 * @param configuration the first one
 * @param secret derives upstream keys and seals what is stored
 * @param apis what it speaks, given what hosted pages' URLs begin with; asked once
 * @param accounts the account map of a configuration
 */
public record GatewayOptions(
    Configuration configuration,
    Secret secret,
    Function<Supplier<URI>, Apis> apis,
    Function<Configuration, AccountMap> accounts) {

  /**
   * What a gateway speaks.
   *
   * @param adapters one for each API
   * @param pages JAX-RS resources of hosted pages, under {@code /sandbox/} and {@code /refresh/}
   */
  public record Apis(List<Adapter> adapters, List<Object> pages) {
    public Apis {
      adapters = List.copyOf(adapters);
      pages = List.copyOf(pages);
    }
  }
}
