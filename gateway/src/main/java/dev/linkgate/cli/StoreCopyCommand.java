package dev.linkgate.cli;

import dev.linkgate.canonical.Secret;
import dev.linkgate.config.StoreConfig;
import dev.linkgate.config.StoreUrl;
import dev.linkgate.store.StoreCopy;
import dev.linkgate.store.StoreCopy.Copied;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "copy",
    description = {
      "Copy a store into an empty one, while no gateway runs on either: all of it, or nothing.",
      "A URL is as in store.url: jdbc:sqlite:PATH, or jdbc:postgresql://HOST/DATABASE."
    })
final class StoreCopyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--from", paramLabel = "URL", required = true, description = "What is copied.")
  private String from = "";

  @Option(names = "--to", paramLabel = "URL", required = true, description = "Where it goes.")
  private String to = "";

  @Option(names = "--from-user", paramLabel = "NAME", description = "User of that database.")
  private @Nullable String fromUser;

  @Option(names = "--to-user", paramLabel = "NAME", description = "Likewise.")
  private @Nullable String toUser;

  @Option(names = "--from-password-file", paramLabel = "FILE", description = "Holds the password.")
  private @Nullable Path fromPassword;

  @Option(names = "--to-password-file", paramLabel = "FILE", description = "Likewise.")
  private @Nullable Path toPassword;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  StoreCopyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Copied> copied =
        StoreCopy.copy(
            store("--from", from, fromUser, fromPassword), store("--to", to, toUser, toPassword));
    if (json) {
      Map<String, Object> tables = new LinkedHashMap<>();
      copied.forEach(table -> tables.put(table.table(), table.rows()));
      terminal.json(tables);
    } else {
      copied.forEach(table -> terminal.print(table.table() + "\t" + table.rows()));
    }
    terminal.say("copied; now set store.url, and keep the same secret and store.keys");
    return ExitCode.OK;
  }

  private static StoreConfig store(
      String option, String url, @Nullable String user, @Nullable Path passwordFile)
      throws IOException {
    StoreConfig store;
    try {
      store = StoreUrl.read(Path.of(""), url);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, option + ": " + e.getMessage());
    }
    if (store.isFile() && (user != null || passwordFile != null)) {
      throw new CommandFailure(
          ExitCode.USAGE, option + ": an SQLite file has no user and no password");
    }
    Secret password =
        passwordFile == null ? null : new Secret(Files.readString(passwordFile).strip());
    return new StoreConfig(
        store.url(),
        user,
        password,
        store.directory(),
        store.keys(),
        store.dropsLinks(),
        store.auditAge(),
        store.auditRows());
  }
}
