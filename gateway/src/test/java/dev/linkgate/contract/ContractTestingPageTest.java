package dev.linkgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.Launcher;
import dev.linkgate.testing.NpmPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what {@code docs/contract-testing.md} tells adopters to run, in its order. */
class ContractTestingPageTest {
  private static final Path PAGE = Path.of("..", "docs", "contract-testing.md");

  /** It alone needs the npm SDKs. */
  private static final String SANDBOX = "## 5. A sandbox for a test run";

  private static final Path PROVIDER =
      Path.of("src/test/resources/contract/provider/stripe-v2-2026-09-30.endive.json");

  /** A block that fails must not leave the gateway of another behind. */
  private static final String SHELL =
      """
      set -euo pipefail
      trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
      """;

  /** A dozen starts of a JVM, and one run of verify. */
  private static final long WITHIN_SECONDS = 300;

  @TempDir private Path folder;

  @BeforeEach
  void anAdoptersFolder() throws IOException {
    Path specs = Path.of("..", "specs");
    try (Stream<Path> files = Files.walk(specs)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve("specs").resolve(specs.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.copy(PROVIDER, folder.resolve("provider.json"));
    Files.delete(folder.resolve("specs/stripe-v2/2026-09-30.endive.yaml"));
    Launcher.in(Files.createDirectories(folder.resolve("bin")));
  }

  @Test
  void everyCommandOfThePageDoesWhatThePageSays() throws Exception {
    List<String> blocks = blocks(section -> !section.equals(SANDBOX));

    run(blocks);

    assertThat(blocks).hasSizeGreaterThan(6);
    assertThat(folder.resolve("update.txt")).content().contains("configurations");
    assertThat(folder.resolve("verify.xml")).content().contains("<testsuite");
  }

  @Test
  void aSandboxForATestRunDoesWhatThePageSays() throws Exception {
    NpmPackages.into(folder);
    List<String> blocks = blocks(SANDBOX::equals);

    run(blocks);

    assertThat(blocks).hasSizeGreaterThan(3);
    assertThat(folder.resolve("links.txt")).content().contains("/sandbox/links/").hasLineCount(3);
    assertThat(folder.resolve("sandbox.json")).doesNotExist();
    assertThat(folder.resolve("share")).doesNotExist();
  }

  private void run(List<String> blocks) throws Exception {
    Path script = folder.resolve("page.sh");
    Files.writeString(script, SHELL + String.join("\n", blocks));
    ProcessBuilder builder =
        new ProcessBuilder("bash", script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().merge("PATH", folder + "/bin", (path, bin) -> bin + ":" + path);
    builder.environment().put("XDG_DATA_HOME", folder.resolve("share").toString());

    Process page = builder.start();
    boolean ended = page.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS);
    page.destroyForcibly();

    String log = Files.readString(folder.resolve("log"));
    assertThat(ended).as(log).isTrue();
    assertThat(page.exitValue()).as(log).isZero();
  }

  /** What stands between the fences of a shell, in these sections. */
  private static List<String> blocks(Predicate<String> sections) throws IOException {
    List<String> blocks = new ArrayList<>();
    String section = "";
    StringBuilder block = new StringBuilder();
    boolean inside = false;
    for (String line : Files.readAllLines(PAGE)) {
      if (inside && line.equals("```")) {
        if (sections.test(section)) {
          blocks.add(block.toString());
        }
        inside = false;
      } else if (inside) {
        block.append(line).append('\n');
      } else if (line.startsWith("## ")) {
        section = line;
      } else if (line.equals("```sh")) {
        block.setLength(0);
        inside = true;
      }
    }
    return blocks;
  }
}
