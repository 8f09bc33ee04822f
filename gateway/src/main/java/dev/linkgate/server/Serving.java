package dev.linkgate.server;

import dev.linkgate.canonical.Secret;
import dev.linkgate.cli.ExitCode;
import dev.linkgate.cli.Serve;
import dev.linkgate.cli.ServeOptions;
import dev.linkgate.config.ApiFacts;
import dev.linkgate.config.CallerKey;
import dev.linkgate.config.ConfigWatch;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.DataDirectory;
import dev.linkgate.config.Keys;
import dev.linkgate.config.Loaded;
import dev.linkgate.config.SecretFile;
import dev.linkgate.store.Store;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code linkgate serve} does: starts, tells where it is, follows its file, and drains. */
public final class Serving implements Serve {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

  /** Beside the store; see {@link SecretFile}. */
  private static final String SECRET_NAME = "secret";

  /** A change counts when two looks agree, so that it is live within two seconds. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final int SECRET_BYTES = 32;

  private final List<ApiFacts> facts;
  private final Starter starter;
  private final Example example;
  private final Map<String, String> env;
  private final PrintStream out;
  private final PrintStream err;

  /** Starts a gateway with the adapters there are. */
  @FunctionalInterface
  public interface Starter {
    /**
     * @throws IOException as {@link Gateway#start}
     */
    Gateway start(Configuration configuration, Secret secret, Store store) throws IOException;
  }

  /** A command line that asks a gateway for a link. */
  @FunctionalInterface
  public interface Example {
    /** A line to paste into a shell. */
    String line(URI callers, Secret key);
  }

  /** What a start begins with. */
  private record Begun(
      Configuration configuration,
      @Nullable Secret key,
      Reloads reloads,
      @Nullable ConfigWatch watch) {}

  /**
   * @param facts what a configuration is checked against
   * @param env where the configuration finds its variables
   */
  public Serving(
      List<ApiFacts> facts,
      Starter starter,
      Example example,
      Map<String, String> env,
      PrintStream out,
      PrintStream err) {
    this.facts = List.copyOf(facts);
    this.starter = starter;
    this.example = example;
    this.env = Map.copyOf(env);
    this.out = out;
    this.err = err;
  }

  @Override
  public int run(ServeOptions options) {
    Begun begun = begin(options);
    if (begun == null) {
      return ExitCode.CONFIGURATION;
    }
    Secret secret;
    try {
      secret = secret(begun);
    } catch (IOException e) {
      err.println("linkgate: " + e.getMessage());
      return ExitCode.CONFIGURATION;
    }
    try (Store store = Store.open(begun.configuration.store(), secret)) {
      Gateway gateway = starter.start(begun.configuration, secret, store);
      try {
        announce(gateway, begun, options);
      } catch (IOException e) {
        gateway.close();
        throw e;
      }
      follow(gateway, begun);
    } catch (IOException e) {
      err.println("linkgate: " + e.getMessage());
      return ExitCode.FAILED;
    }
    return ExitCode.OK;
  }

  private @Nullable Begun begin(ServeOptions options) {
    if (options.config() == null) {
      Path data = DataDirectory.ofUser(env, System.getProperty("os.name"));
      Secret key = Keys.generate(new SecureRandom());
      Configuration sandbox = Configuration.sandboxOnly(data, CallerKey.of(key));
      return new Begun(Reloads.listening(sandbox, options), key, new Reloads(options), null);
    }
    Reloads reloads = new Reloads(options);
    ConfigWatch watch = new ConfigWatch(options.config(), facts, env, reloads);
    return switch (watch.load()) {
      case Loaded.Refused refused -> {
        refused.errors().forEach(err::println);
        refused.warnings().forEach(note -> err.println("warning: " + note));
        err.println("linkgate: not started; " + options.config() + " has mistakes");
        yield null;
      }
      case Loaded.Ok ok -> {
        ok.warnings().forEach(note -> err.println("warning: " + note));
        yield new Begun(Reloads.listening(ok.configuration(), options), null, reloads, watch);
      }
    };
  }

  /** Nothing of a gateway without a file outlives it, so that its secret need not either. */
  private static Secret secret(Begun begun) throws IOException {
    Secret given = begun.configuration.secret();
    if (given != null) {
      return given;
    }
    if (begun.watch != null) {
      return SecretFile.readOrCreate(begun.configuration.store().directory(), SECRET_NAME);
    }
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return new Secret(HexFormat.of().formatHex(random));
  }

  private void announce(Gateway gateway, Begun begun, ServeOptions options) throws IOException {
    Path readyFile = options.readyFile();
    if (readyFile != null) {
      ReadyFile.write(readyFile, gateway.callers(), gateway.admin(), begun.key);
    }
    out.println("callers  " + gateway.callers());
    out.println("admin    " + gateway.admin());
    if (begun.key != null) {
      out.println("key      " + begun.key.reveal());
      out.println();
      out.println(example.line(gateway.callers(), begun.key));
      err.println("No configuration: every link comes from the sandbox, for the key above.");
    }
    out.flush();
  }

  /** Until a signal comes: then drains, and ends the process with status 0 instead of 143. */
  private static void follow(Gateway gateway, Begun begun) {
    begun.reloads.into(gateway);
    Thread hook = new Thread(() -> end(gateway, begun), "linkgate-drain");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      while (true) {
        Thread.sleep(LOOK);
        if (begun.watch != null) {
          begun.watch.poll();
        }
      }
    } catch (InterruptedException e) {
      Runtime.getRuntime().removeShutdownHook(hook); // whoever runs us goes on without us
      gateway.close();
      Thread.currentThread().interrupt();
    }
  }

  private static void end(Gateway gateway, Begun begun) {
    gateway.drain();
    try {
      // Without a file it is somebody's terminal, not a load balancer's target.
      Thread.sleep(begun.watch == null ? Duration.ZERO : gateway.configuration().limits().drain());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gateway.close();
    LOG.info("stopped");
    Runtime.getRuntime().halt(ExitCode.OK);
  }
}
