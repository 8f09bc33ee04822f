package dev.linkgate.server;

import dev.linkgate.Adapters;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.config.ConfigFile;
import dev.linkgate.config.Loaded;
import dev.linkgate.testing.YamlGateway;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Has a running gateway refuse a file, as it does when that was changed on the disk. */
public final class StatusRefusal {
  private StatusRefusal() {}

  /**
   * Refuses it.
   *
   * @param file with mistakes
   */
  public static void of(Path file, YamlGateway gateway) {
    InstantSource clock = InstantSource.system();
    Loaded loaded =
        ConfigFile.load(
            file,
            Adapters.facts(Adapters.all(clock, new SandboxAdapter(clock, new PublicUrl()))),
            Map.of());
    gateway.gateway().refuse((Loaded.Refused) loaded);
  }
}
