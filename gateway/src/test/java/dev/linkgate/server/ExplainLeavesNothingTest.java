package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Api;
import dev.linkgate.adapter.Created;
import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.RelayTarget;
import dev.linkgate.adapter.Traits;
import dev.linkgate.adapter.Translation;
import dev.linkgate.adapter.Upstream;
import dev.linkgate.adapter.UpstreamSettings;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.config.StoreConfig;
import dev.linkgate.server.ExplainRig.Case;
import dev.linkgate.testing.Canaries;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Explaining asks nobody, keeps nothing, and tells no secret. */
class ExplainLeavesNothingTest {
  @Test
  void noStoreNoUpstreamNoMetricAndNoSandboxKnowsOfIt() throws Exception {
    AtomicInteger made = new AtomicInteger();
    try (ExplainRig rig = new ExplainRig(adapter -> new Counted(adapter, made))) {
      Map<String, String> kept = kept(rig.gateway().storeConfig());
      String metrics = metrics(rig);

      for (Case one : ExplainRig.cases()) {
        rig.explained(one);
      }

      assertThat(rig.upstream().connections()).isZero();
      assertThat(made).hasValue(0);
      assertThat(kept(rig.gateway().storeConfig())).isEqualTo(kept).containsKeys("ledger", "audit");
      assertThat(metrics(rig)).isEqualTo(metrics);

      Case sent = ExplainRig.cases().getFirst(); // all of these would show what does happen
      rig.sent(sent);
      assertThat(rig.upstream().connections()).isOne();
      assertThat(made).hasValue(1);
      assertThat(kept(rig.gateway().storeConfig())).isNotEqualTo(kept);
      assertThat(metrics(rig)).isNotEqualTo(metrics);
    }
  }

  @Test
  void noSecretIsTold() throws Exception {
    try (ExplainRig rig = new ExplainRig()) {
      for (Case one : ExplainRig.cases()) {
        String explained = rig.explained(one).toString();

        assertThat(explained).doesNotContain("sk_test_", "whop_c");
        assertThat(Canaries.in(explained)).as(one.name()).isNull();
      }
    }
  }

  private static Map<String, String> kept(StoreConfig store) throws SQLException {
    Map<String, String> rows = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(store.url());
        Statement statement = connection.createStatement()) {
      for (String table : List.of("ledger", "audit", "account")) {
        try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
          rows.put(table, count.getString(1));
        }
      }
    }
    return rows;
  }

  private static String metrics(ExplainRig rig) throws Exception {
    return String.join(
        "\n",
        new Caller(rig.gateway().adminUrl())
            .get("/metrics")
            .body()
            .lines()
            .filter(line -> line.startsWith("linkgate_exchange") || line.startsWith("linkgate_up"))
            .sorted()
            .toList());
  }

  /** An adapter whose upstreams count the links they are asked for, relayed ones apart. */
  private record Counted(Adapter whole, AtomicInteger made) implements Adapter {
    @Override
    public Api api() {
      return whole.api();
    }

    @Override
    public Traits traits() {
      return whole.traits();
    }

    @Override
    public Optional<Ingress> ingress() {
      return whole.ingress();
    }

    @Override
    public Adapter at(InstantSource clock) {
      return new Counted(whole.at(clock), made);
    }

    @Override
    public Upstream open(UpstreamSettings settings, Http http) {
      return new CountedUpstream(whole.open(settings, http), made);
    }
  }

  private record CountedUpstream(Upstream whole, AtomicInteger made) implements Upstream {
    @Override
    public Api api() {
      return whole.api();
    }

    @Override
    public boolean takesAnyAccount() {
      return whole.takesAnyAccount();
    }

    @Override
    public boolean live() {
      return whole.live();
    }

    @Override
    public Optional<Duration> keyWindow() {
      return whole.keyWindow();
    }

    @Override
    public Translation translate(LinkRequest request, AccountId account) {
      return whole.translate(request, account);
    }

    @Override
    public Created create(Translation translation, IdempotencyKey key) {
      Created created = whole.create(translation, key);
      made.incrementAndGet();
      return created;
    }

    @Override
    public Optional<RelayTarget> relayTarget() {
      return whole.relayTarget();
    }
  }
}
