package dev.linkgate.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.testing.Canaries;
import dev.linkgate.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes are killed at random while clients go on. The long run is {@code bench/crash}; a run is
 * told how long by {@code -Dlinkgate.kills}, and again what it did by {@code -Dlinkgate.seed}.
 */
class CrashTest {
  private static final int KILLS = Integer.getInteger("linkgate.kills", 50);
  private static final long SEED = Long.getLong("linkgate.seed", System.nanoTime());

  /** What is left to a busy machine after the two leases. */
  private static final Duration TO_SPARE = Duration.ofSeconds(15);

  @TempDir static Path shared;

  @SuppressWarnings("NullAway.Init") // before all tests
  private static Program program;

  @TempDir Path directory;

  @BeforeAll
  static void prepare() throws Exception {
    program = Program.in(shared);
  }

  @Test
  void nothingIsLostAndNothingHappensTwiceOnSqlite() throws Exception {
    nothingIsLostAndNothingHappensTwice(Databases.SQLITE);
  }

  @Test
  void nothingIsLostAndNothingHappensTwiceOnPostgresql() throws Exception {
    nothingIsLostAndNothingHappensTwice(Databases.POSTGRESQL);
  }

  private void nothingIsLostAndNothingHappensTwice(Databases database) throws Exception {
    Random random = new Random(SEED);
    try (Cluster cluster = cluster(database, random)) {
      Traffic traffic = new Traffic(cluster, random);
      traffic.start();

      new Killing(cluster, traffic.tally(), random).kill(KILLS);
      int stuck = traffic.end(Cluster.LEASE.multipliedBy(2).plus(TO_SPARE));
      List<Job> jobs = traffic.askAgain();

      Evidence evidence = new Evidence(cluster, jobs);
      System.out.printf(
          "%s, seed %d: %d kills, %d requests, %d stuck; %s; callers saw %s%n",
          database, SEED, KILLS, jobs.size(), stuck, evidence, traffic.tally());
      assertThat(stuck).as("requests without an end two leases after the last kill").isZero();
      assertThat(traffic.tally().wrong()).as("seed %d", SEED).isEmpty();
      assertThat(evidence.wrong()).as("seed %d", SEED).isEmpty();
      assertThat(jobs).hasSizeGreaterThan(KILLS);
      for (Node node : cluster.nodes()) {
        assertThat(Canaries.in(Files.readString(node.log()))).isNull();
      }
    }
  }

  private Cluster cluster(Databases database, Random random) throws IOException {
    Pauses pauses = new Pauses(random.nextLong());
    return Cluster.of(
            database == Databases.SQLITE ? 1 : 2,
            program,
            directory,
            database.fresh(directory),
            CountingProvider.start(true, pauses),
            CountingProvider.start(false, pauses))
        .start();
  }
}
