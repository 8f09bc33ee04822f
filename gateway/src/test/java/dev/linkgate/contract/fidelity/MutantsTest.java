package dev.linkgate.contract.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Taking any line out of what maps turns the build red. */
class MutantsTest {
  private static final List<String> FILES =
      List.of(
          "stripev1/AccountLinkMapping.java",
          "stripev1/StripeV1Versions.java",
          "stripev2/AccountLinkMapping.java",
          "stripev2/UpstreamMapping.java",
          "stripev2/StripeV2Versions.java",
          "whop/AccountLinkMapping.java",
          "whop/WhopVersions.java");

  private static final List<String> UPSTREAMS =
      List.of(
          "stripev1/StripeV1Upstream.java",
          "stripev2/StripeV2Upstream.java",
          "whop/WhopUpstream.java");

  private static final ConcurrentMap<String, Pair> ORIGINALS = MutantJury.originals();

  @Test
  void everyLineThatMapsIsNeeded() throws Exception {
    List<Mutant> mutants = mutants();

    Set<String> survivors = survivors(mutants);

    assertThat(mutants).hasSizeGreaterThan(350);
    assertThat(survivors)
        .as("lines nobody misses; those that say the same in another way stand in equivalent.txt")
        .isEqualTo(equivalent());
  }

  @Test
  void aMappingThatForgetsAFieldIsSilent() throws Exception {
    Mutant forgetful =
        Mutant.ofAll("stripev1/AccountLinkMapping.java").stream()
            .filter(mutant -> mutant.removed().startsWith("body.put(\"return_url\""))
            .findFirst()
            .orElseThrow();

    String red = new MutantJury(ORIGINALS).red(forgetful);

    assertThat(red).contains("return_url any is SILENT");
  }

  private static List<Mutant> mutants() {
    List<Mutant> mutants = new ArrayList<>();
    FILES.forEach(file -> mutants.addAll(Mutant.ofAll(file)));
    for (String file : UPSTREAMS) {
      mutants.addAll(Mutant.of(file, "translate"));
      mutants.addAll(Mutant.of(file, "link"));
    }
    return mutants;
  }

  private static Set<String> survivors(List<Mutant> mutants) throws Exception {
    Queue<Mutant> waiting = new LinkedBlockingQueue<>(mutants);
    Set<String> survivors = new TreeSet<>();
    List<Future<List<String>>> found = new ArrayList<>();
    int threads = Runtime.getRuntime().availableProcessors();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        found.add(executor.submit(() -> judged(waiting)));
      }
      for (Future<List<String>> future : found) {
        survivors.addAll(future.get());
      }
    }
    return survivors;
  }

  private static List<String> judged(Queue<Mutant> waiting) throws ReflectiveOperationException {
    MutantJury jury = new MutantJury(ORIGINALS);
    List<String> survivors = new ArrayList<>();
    for (Mutant mutant = waiting.poll(); mutant != null; mutant = waiting.poll()) {
      String red = jury.red(mutant);
      if (System.getProperty("linkgate.mutants") != null) {
        System.err.println(mutant + " | " + (red.isEmpty() ? "SURVIVES" : red));
      }
      if (red.isEmpty()) {
        survivors.add(mutant.file() + ": " + mutant.removed());
      }
    }
    return survivors;
  }

  /** A line each: {@code file: code # reason}. */
  private static Set<String> equivalent() throws IOException {
    Set<String> lines = new TreeSet<>();
    try (InputStream in = MutantsTest.class.getResourceAsStream("/fidelity/equivalent.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        int reason = line.indexOf(" # ");
        assertThat(reason).as("a reason for: %s", line).isPositive();
        lines.add(line.substring(0, reason));
      }
    }
    return lines;
  }
}
