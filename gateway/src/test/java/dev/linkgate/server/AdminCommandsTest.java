package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.Adapters;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.cli.Cli;
import dev.linkgate.cli.ExitCode;
import dev.linkgate.config.ApiFacts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminCommandsTest {
  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void accountsGoInAndOutWithoutAGateway() throws IOException {
    Path csv = directory.resolve("accounts.csv");
    String text = "caller,merchant,stripe,whop\nshop,m-1,acct_1,biz_1\nshop,m-2,,biz_2\n";
    Files.writeString(csv, text);

    assertThat(run("accounts", "import", csv.toString())).isEqualTo(ExitCode.OK);
    assertThat(text(err)).contains("2 accounts entered");
    assertThat(run("accounts", "export")).isEqualTo(ExitCode.OK);
    assertThat(text(out)).isEqualTo(text);
    assertThat(run("accounts", "set", "shop", "m/3", "stripe=acct_3")).isEqualTo(ExitCode.OK);
    assertThat(run("accounts", "list", "--search", "acct_3")).isEqualTo(ExitCode.OK);
    assertThat(text(out)).isEqualTo("caller=shop merchant=m/3 stripe=acct_3\n");
    assertThat(run("accounts", "remove", "shop", "m/3")).isEqualTo(ExitCode.OK);
    assertThat(run("accounts", "remove", "shop", "m/3")).isEqualTo(ExitCode.FAILED);
    assertThat(run("audit", "query", "--json")).isEqualTo(ExitCode.OK);
    assertThat(text(out)).isEmpty();
  }

  @Test
  void badRowsAreDataWithTheirLines() throws IOException {
    Path csv = directory.resolve("accounts.csv");
    Files.writeString(csv, "caller,merchant,stripe\nshop,m-1,acct_1\nshop,m-2,acct_1\n");

    assertThat(run("accounts", "import", csv.toString())).isEqualTo(ExitCode.FAILED);

    assertThat(text(out)).isEqualTo(csv + ":3: \"acct_1\" is there also in line 2\n");
  }

  @Test
  void mistakesInTheConfigurationAreExitThree() throws IOException {
    Files.writeString(directory.resolve("linkgate.yaml"), "callers: 1\n");

    assertThat(runAsItIs("accounts", "list")).isEqualTo(ExitCode.CONFIGURATION);
  }

  private int run(String... args) throws IOException {
    Files.writeString(directory.resolve("linkgate.yaml"), Caller.SANDBOX);
    return runAsItIs(args);
  }

  private int runAsItIs(String... args) {
    out.reset();
    err.reset();
    InstantSource clock = InstantSource.system();
    List<ApiFacts> facts =
        Adapters.facts(Adapters.all(clock, new SandboxAdapter(clock, new PublicUrl())));
    String[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--config";
    all[args.length + 1] = directory.resolve("linkgate.yaml").toString();
    PrintStream oldOut = System.out;
    PrintStream oldErr = System.err;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      return Cli.run(
          all,
          facts,
          List.of(),
          _ -> {
            throw new AssertionError("nothing is served");
          },
          new AdminDoors(facts, Map.of()));
    } finally {
      System.setOut(oldOut);
      System.setErr(oldErr);
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
