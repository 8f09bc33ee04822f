package dev.linkgate;

import dev.linkgate.config.ListenConfig;
import dev.linkgate.sandbox.Sandbox;
import dev.linkgate.sandbox.SandboxRules;
import dev.linkgate.server.Gateway;
import dev.linkgate.server.Throwaway;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;

/** What {@code serve --sandbox} runs, inside another process: for a test kit. */
public final class LocalSandbox implements AutoCloseable {
  private final Throwaway running;
  private final Sandbox sandbox;

  private LocalSandbox(Throwaway running) {
    this.running = running;
    this.sandbox = new Sandbox(running.store().sandbox(), InstantSource.system());
  }

  /**
   * Starts one on free ports of this machine.
   *
   * @throws IOException when there is no port to be had
   */
  public static LocalSandbox start(SandboxRules rules) throws IOException {
    return new LocalSandbox(
        Throwaway.start(
            (configuration, secret, adminToken, store) ->
                Gateway.start(Linkgate.options(configuration, secret, adminToken, store)),
            Linkgate.facts(),
            ListenConfig.ANYWHERE,
            rules));
  }

  /** Where callers reach it, without a slash at the end. */
  public URI callers() {
    return running.gateway().callers();
  }

  /** Where its admin API is, without a slash at the end. */
  public URI admin() {
    return running.gateway().admin();
  }

  /** Its one caller's key. */
  public String key() {
    return running.key().reveal();
  }

  /** Opens the admin API. */
  public String adminToken() {
    return running.adminToken().reveal();
  }

  /** What it plays. */
  public Sandbox sandbox() {
    return sandbox;
  }

  @Override
  public void close() {
    running.close();
  }
}
