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
import dev.linkgate.console.Console;
import dev.linkgate.sandbox.SandboxRules;
import dev.linkgate.store.Store;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What {@code linkgate serve} does: starts, tells where it is, follows its file, and drains. */
public final class Serving implements Serve {
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
    SandboxRules throwaway = options.throwaway();
    return throwaway == null
        ? serve(options)
        : new Playing(facts, starter, example, out, err).run(options, throwaway);
  }

  private int serve(ServeOptions options) {
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
        begun.reloads.into(gateway);
        Stay stay = new Stay(gateway, drain(gateway, begun), () -> closed(gateway, begun, store));
        stay.untilStopped(begun.watch == null ? () -> {} : begun.watch::poll);
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
      ReadyFile.write(readyFile, gateway.callers(), gateway.admin(), begun.key, null);
    }
    out.println("callers  " + gateway.callers());
    out.println("admin    " + gateway.admin());
    out.println("console  " + gateway.admin() + Console.PREFIX);
    out.println("token    in " + begun.data.adminTokenFile());
    if (begun.key != null) {
      out.println("key      " + begun.key.reveal());
      out.println();
      out.println(example.line(gateway.callers(), begun.key));
      err.println("No configuration: every link comes from the sandbox, for the key above.");
    }
    out.flush();
  }

  /** Without a file it is somebody's terminal, not a load balancer's target. */
  private static Supplier<Duration> drain(Gateway gateway, Begun begun) {
    return () -> begun.watch == null ? Duration.ZERO : gateway.configuration().limits().drain();
  }

  private static void closed(Gateway gateway, Begun begun, Store store) {
    gateway.close();
    begun.data.stopped();
    store.close();
  }
}
