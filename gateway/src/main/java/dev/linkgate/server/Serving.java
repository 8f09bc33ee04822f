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
import dev.linkgate.config.Loaded;
import dev.linkgate.store.Store;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code linkgate serve} does: starts, tells where it is, follows its file, and drains. */
public final class Serving implements Serve {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

  /** A change counts when two looks agree, so that it is live within two seconds. */
  private static final Duration LOOK = Duration.ofSeconds(1);

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
    Gateway start(Configuration configuration, Secret secret, Secret adminToken, Store store)
        throws IOException;
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
      DataDirectory data,
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
    Begun begun;
    Secret secret;
    Secret adminToken;
    try {
      begun = begin(options);
      if (begun == null) {
        return ExitCode.CONFIGURATION;
      }
      Secret given = begun.configuration.secret();
      secret = given == null ? begun.data.secret() : given;
      adminToken = begun.data.adminToken();
    } catch (IOException e) {
      err.println("linkgate: " + e.getMessage());
      return ExitCode.CONFIGURATION;
    }
    try (Store store = Store.open(begun.configuration.store(), secret)) {
      Gateway gateway = starter.start(begun.configuration, secret, adminToken, store);
      try {
        begun.data.running(gateway.admin());
        announce(gateway, begun, options);
        follow(gateway, begun, store);
      } catch (IOException e) {
        gateway.close();
        throw e;
      } finally {
        begun.data.stopped();
      }
    } catch (IOException e) {
      err.println("linkgate: " + e.getMessage());
      return ExitCode.FAILED;
    }
    return ExitCode.OK;
  }

  private @Nullable Begun begin(ServeOptions options) throws IOException {
    if (options.config() == null) {
      Path path = DataDirectory.ofUser(env, System.getProperty("os.name"));
      DataDirectory data = new DataDirectory(path);
      Secret key = data.sandboxKey();
      Configuration sandbox = Configuration.sandboxOnly(path, CallerKey.of(key), facts);
      return new Begun(Reloads.listening(sandbox, options), data, key, new Reloads(options), null);
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
        Configuration configuration = Reloads.listening(ok.configuration(), options);
        DataDirectory data = new DataDirectory(configuration.store().directory());
        yield new Begun(configuration, data, null, reloads, watch);
      }
    };
  }

  private void announce(Gateway gateway, Begun begun, ServeOptions options) throws IOException {
    Path readyFile = options.readyFile();
    if (readyFile != null) {
      ReadyFile.write(readyFile, gateway.callers(), gateway.admin(), begun.key);
    }
    out.println("callers  " + gateway.callers());
    out.println("admin    " + gateway.admin());
    out.println("token    in " + begun.data.adminTokenFile());
    if (begun.key != null) {
      out.println("key      " + begun.key.reveal());
      out.println();
      out.println(example.line(gateway.callers(), begun.key));
      err.println("No configuration: every link comes from the sandbox, for the key above.");
    }
    out.flush();
  }

  /** Until a signal comes: then drains, and ends the process with status 0 instead of 143. */
  private static void follow(Gateway gateway, Begun begun, Store store) {
    begun.reloads.into(gateway);
    Thread hook = new Thread(() -> end(gateway, begun, store), "linkgate-drain");
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

  private static void end(Gateway gateway, Begun begun, Store store) {
    gateway.drain();
    try {
      // Without a file it is somebody's terminal, not a load balancer's target.
      Thread.sleep(begun.watch == null ? Duration.ZERO : gateway.configuration().limits().drain());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gateway.close();
    begun.data.stopped();
    store.close();
    LOG.info("stopped");
    Runtime.getRuntime().halt(ExitCode.OK);
  }
}
