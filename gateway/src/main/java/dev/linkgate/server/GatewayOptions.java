package dev.linkgate.server;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.Configuration;
import java.util.List;

/**
 * What a gateway is started with.
 *
 * @param configuration the first one
 * @param secret for configurations that give none
 * @param adapters one for each API
 * @param pages JAX-RS resources of hosted pages, under {@code /sandbox/} and {@code /refresh/}
 * @param publicUrl told where hosted pages are
 */
public record GatewayOptions(
    Configuration configuration,
    Secret secret,
    List<Adapter> adapters,
    List<Object> pages,
    PublicUrl publicUrl) {
  public GatewayOptions {
    adapters = List.copyOf(adapters);
    pages = List.copyOf(pages);
  }
}
