package dev.linkgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkgate.accounts.AccountEntry;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.StoreConfig;
import dev.linkgate.store.Store;
import dev.linkgate.testing.Databases;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCopyCommandTest {
  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void rowsOfEachTableAreCounted() throws IOException {
    StoreConfig target = Databases.POSTGRESQL.fresh(directory);
    StoreConfig config = Databases.SQLITE.fresh(directory);
    try (Store store = Store.open(config, new Secret("of tests, 32 characters or more "))) {
      store.accounts().set(new AccountEntry("shop", "m", Map.of("stripe", "acct_1")));
    }
    String source = config.url();
    Path password = Files.writeString(directory.resolve("password"), "postgres\n");
    String url = target.url().replaceFirst("\\?.*", "");

    assertThat(
            run(
                "store",
                "copy",
                "--from",
                source,
                "--to",
                url,
                "--to-user",
                "postgres",
                "--to-password-file",
                password.toString()))
        .as(err.toString())
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .isEqualTo(
            """
            ledger\t0
            account\t2
            account_import\t1
            account_staged\t0
            audit\t0
            drift\t0
            sandbox_link\t0
            sandbox_account\t0
            sandbox_attempt\t0
            sandbox_clock\t0
            refresh_use\t0
            """);

    out.getBuffer().setLength(0);
    String back = "jdbc:sqlite:" + directory.resolve("back.db");
    assertThat(
            run("store", "copy", "--json", "--from", url, "--from-user", "postgres", "--to", back))
        .isEqualTo(ExitCode.OK);
    assertThat(new ObjectMapper().readTree(out.toString()).path("account").asInt()).isEqualTo(2);
    assertThat(run("store", "copy", "--from", url, "--from-user", "postgres", "--to", back))
        .isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("is not empty: table account has rows");
  }

  @Test
  void addressThatIsNoneIsAMistakeInUse() {
    assertThat(run("store", "copy", "--from", "mysql://x", "--to", "jdbc:sqlite:y"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--from: url must be jdbc:sqlite:");
    assertThat(
            run(
                "store",
                "copy",
                "--from",
                "jdbc:sqlite:x",
                "--to-user",
                "me",
                "--to",
                "jdbc:sqlite:y"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("store", "copy", "--from", "jdbc:sqlite:x")).isEqualTo(ExitCode.USAGE);
  }

  private int run(String... args) {
    return Cli.run(
        args,
        List.of(),
        List.of(),
        _ -> ExitCode.OK,
        _ -> {
          throw new IllegalStateException("copying asks no gateway");
        },
        Map.of(),
        new Terminal(new PrintWriter(out), new PrintWriter(err)));
  }
}
