package dev.linkgate.server;

import dev.linkgate.cli.ExitCode;
import dev.linkgate.cli.ServeOptions;
import dev.linkgate.config.ApiFacts;
import dev.linkgate.config.ListenConfig;
import dev.linkgate.console.Console;
import dev.linkgate.sandbox.SandboxRules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code linkgate serve --sandbox} does. */
final class Playing {
  private final List<ApiFacts> facts;
  private final Serving.Starter starter;
  private final Serving.Example example;
  private final PrintStream out;
  private final PrintStream err;

  Playing(
      List<ApiFacts> facts,
      Serving.Starter starter,
      Serving.Example example,
      PrintStream out,
      PrintStream err) {
    this.facts = facts;
    this.starter = starter;
    this.example = example;
    this.out = out;
    this.err = err;
  }

  int run(ServeOptions options, SandboxRules rules) {
    ListenConfig listen = ListenConfig.ANYWHERE.at(options.port(), options.adminPort());
    @Nullable Path ready = options.readyFile();
    try {
      forget(ready); // whoever waits for it must not find an earlier run's
      Throwaway playing = Throwaway.start(starter, facts, listen, rules);
      Runnable closing =
          () -> {
            forget(ready);
            playing.close();
          };
      try {
        announce(playing, ready);
      } catch (IOException e) {
        closing.run();
        throw e;
      }
      new Stay(playing.gateway(), () -> Duration.ZERO, closing).untilStopped(() -> {});
    } catch (IOException e) {
      err.println("linkgate: " + e.getMessage());
      return ExitCode.FAILED;
    }
    return ExitCode.OK;
  }

  private void announce(Throwaway playing, @Nullable Path ready) throws IOException {
    Gateway gateway = playing.gateway();
    if (ready != null) {
      ReadyFile.write(
          ready, gateway.callers(), gateway.admin(), playing.key(), playing.adminToken());
    }
    out.println("callers  " + gateway.callers());
    out.println("admin    " + gateway.admin());
    out.println("console  " + gateway.admin() + Console.PREFIX);
    out.println("token    " + playing.adminToken().reveal());
    out.println("key      " + playing.key().reveal());
    out.println();
    out.println(example.line(gateway.callers(), playing.key()));
    out.flush();
    err.println("The sandbox alone, in memory: nothing is left of it when it stops.");
  }

  private static void forget(@Nullable Path ready) {
    try {
      if (ready != null) {
        Files.deleteIfExists(ready);
      }
    } catch (IOException e) {
      // it says where nobody is
    }
  }
}
