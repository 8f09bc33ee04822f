package dev.linkgate.server;

import dev.linkgate.cli.ExitCode;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a gateway running until a signal comes: then drains, and ends the process. */
final class Stay {
  private static final Logger LOG = LoggerFactory.getLogger(Stay.class);

  /** A change counts when two looks agree, so that it is live within two seconds. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Gateway gateway;
  private final Supplier<Duration> drain;
  private final Runnable closing;

  /**
   * @param drain for how long it goes on answering once it is told to stop
   * @param closing lets go of the gateway and of all it was started with
   */
  Stay(Gateway gateway, Supplier<Duration> drain, Runnable closing) {
    this.gateway = gateway;
    this.drain = drain;
    this.closing = closing;
  }

  /**
   * Closes and returns when this thread is interrupted; a signal ends the process, with status 0
   * instead of 143.
   *
   * @param look what is done every second meanwhile
   */
  void untilStopped(Runnable look) {
    Thread hook = new Thread(this::end, "linkgate-drain");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      while (true) {
        Thread.sleep(LOOK);
        look.run();
      }
    } catch (InterruptedException e) {
      Runtime.getRuntime().removeShutdownHook(hook); // whoever runs us goes on without us
      closing.run();
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    gateway.drain();
    try {
      Thread.sleep(drain.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closing.run();
    LOG.info("stopped");
    Runtime.getRuntime().halt(ExitCode.OK);
  }
}
