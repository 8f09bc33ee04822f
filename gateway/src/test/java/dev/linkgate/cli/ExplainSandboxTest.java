package dev.linkgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a configuration, what is explained is what {@code serve} then does: the sandbox. */
class ExplainSandboxTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final List<Adapter> ADAPTERS =
      Adapters.all(CLOCK, new SandboxAdapter(CLOCK, () -> URI.create("http://127.0.0.1:8080")));

  @TempDir Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theSandboxMakesTheLinkAndNothingIsLeftBehind() {
    int exit = run("account=acct_1&type=account_onboarding", "--ingress", "stripe-v1");

    assertThat(exit).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .startsWith("Would be made by upstream sandbox, which needs no network.")
        .contains("caller                 sandbox", "(no file):1:1");
    assertThat(err.toString()).contains("no configuration: every link comes from the sandbox");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void theTerminalIsSafeFromWhatACallerWrote() {
    run("account=acct%1B%5B2J&type=account_onboarding", "--ingress", "stripe-v1");

    assertThat(out.toString()).contains("acct\\u001b[2J").doesNotContain("\u001b");
  }

  private int run(String body, String... options) {
    String[] args = new String[options.length + 1];
    args[0] = "explain";
    System.arraycopy(options, 0, args, 1, options.length);
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    try {
      return Cli.run(
          args,
          Adapters.facts(ADAPTERS),
          ADAPTERS,
          _ -> {
            throw new AssertionError("nothing is served");
          },
          _ -> {
            throw new AssertionError("there is no store to open");
          },
          Map.of("HOME", home.toString()),
          new Terminal(new PrintWriter(out), new PrintWriter(err)));
    } finally {
      System.setIn(before);
    }
  }
}
