package dev.linkgate.server;

import dev.linkgate.cli.ServeOptions;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.Loaded;
import dev.linkgate.config.Note;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a changed file into a running gateway, whole or not at all. */
final class Reloads implements Consumer<Loaded> {
  private static final Logger LOG = LoggerFactory.getLogger(Reloads.class);

  private final ServeOptions options;
  private @Nullable Gateway gateway;

  Reloads(ServeOptions options) {
    this.options = options;
  }

  /** The gateway that follows from now on. */
  void into(Gateway running) {
    gateway = running;
  }

  @Override
  public void accept(Loaded loaded) {
    if (gateway == null) {
      return;
    }
    for (Note warning : loaded.warnings()) {
      LOG.warn("{}", warning);
    }
    switch (loaded) {
      case Loaded.Refused refused -> {
        for (Note error : refused.errors()) {
          LOG.error("{}", error);
        }
        gateway.refuse(refused);
        LOG.error("configuration not taken: {} errors; the old one stays", refused.errors().size());
      }
      case Loaded.Ok ok -> take(gateway, listening(ok.configuration(), options));
    }
  }

  private static void take(Gateway running, Configuration next) {
    Configuration old = running.configuration();
    if (!sameProcess(old, next)) {
      LOG.warn(
          "listen.callers, listen.admin, limits.relay-body, limits.max-in-flight and store"
              + " change with a restart only");
    }
    running.reload(next);
    LOG.info("configuration taken");
  }

  private static boolean sameProcess(Configuration old, Configuration next) {
    return old.listen().callers().equals(next.listen().callers())
        && old.listen().admin().equals(next.listen().admin())
        && old.limits().relayBody() == next.limits().relayBody()
        && old.limits().maxInFlight() == next.limits().maxInFlight()
        && old.store().equals(next.store());
  }

  /** The configuration with the ports the command line asks for. */
  static Configuration listening(Configuration file, ServeOptions options) {
    return new Configuration(
        file.listen().at(options.port(), options.adminPort()),
        file.secret(),
        file.callers(),
        file.upstreams(),
        file.routes(),
        file.relay(),
        file.limits(),
        file.store(),
        file.refresh(),
        file.written());
  }
}
