package dev.linkgate.contract.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.HttpCall;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Secret;
import dev.linkgate.server.PublicUrl;
import dev.linkgate.testing.TemporaryStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriftWatchTest {
  private static final Secret SECRET = new Secret("a secret of tests, 32 characters ");
  private static final Instant NOW = Instant.parse("2096-11-20T14:00:00Z");

  private static final List<Adapter> ADAPTERS =
      Adapters.all(
          InstantSource.fixed(NOW), new SandboxAdapter(InstantSource.fixed(NOW), new PublicUrl()));

  private static final HttpCall CALL =
      new HttpCall(
          "POST",
          URI.create("http://up.example/v1/account_links"),
          Headers.of("Stripe-Version", "2026-10-28.endive"),
          new byte[0],
          true);

  private TemporaryStore store;

  @BeforeEach
  void open() {
    store = TemporaryStore.open(SECRET);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static HttpAnswer answer(int status, String body) {
    return new HttpAnswer(status, Headers.NONE, body.getBytes(StandardCharsets.UTF_8));
  }

  private DriftWatch watch(DriftBook book) {
    return DriftWatch.start(ADAPTERS, book, InstantSource.fixed(NOW), (_, _) -> {});
  }

  /** One whose thread does not run: nothing it takes is ever checked. */
  private DriftWatch stalled() {
    return new DriftWatch(ADAPTERS, store.store().drift(), InstantSource.fixed(NOW), (_, _) -> {});
  }

  private List<DriftRow> rows() {
    return store.store().drift().list(null, true, 100);
  }

  @Test
  void whatCannotKeepUpDropsSamplesAndNeverHoldsAnExchange() {
    DriftWatch stalled = stalled();
    int statuses = 10;
    for (int status = 0; status < statuses; status++) {
      HttpAnswer given = answer(400 + status, "{}");
      Http http = stalled.over("up", "stripe-v1", _ -> given);

      for (int i = 0; i < 60; i++) {
        assertThat(http.send(CALL)).isSameAs(given);
      }
    }

    assertThat(stalled.dropped()).isEqualTo(60L * statuses - SampleQueue.MOST);
    assertThat(stalled.checked()).isZero();
  }

  @Test
  void largeAnswersDoNotFillTheHeap() {
    DriftWatch stalled = stalled();
    HttpAnswer large = new HttpAnswer(200, Headers.NONE, new byte[1 << 20]);
    Http http = stalled.over("up", "stripe-v1", _ -> large);

    for (int i = 0; i < 50; i++) {
      http.send(CALL);
    }

    assertThat(stalled.dropped()).isEqualTo(50 - SampleQueue.MOST_BYTES / large.body().length);
  }

  @Test
  void whatWaitsIsCheckedAndStoredAtTheEnd() {
    DriftWatch watch = watch(store.store().drift());
    Http http = watch.over("up", "stripe-v1", _ -> answer(200, "{\"object\":\"two\"}"));
    for (int i = 0; i < 50; i++) {
      http.send(CALL);
    }

    watch.close();

    assertThat(watch.checked()).isEqualTo(50);
    assertThat(rows())
        .hasSize(4)
        .allSatisfy(row -> assertThat(row.sighting().count()).isEqualTo(50));
  }

  @Test
  void whatAFailingStoreDoesNotTakeIsCountedOn() throws Exception {
    CountDownLatch failed = new CountDownLatch(2);
    DriftBook book = new Failing(store.store().drift(), failed);
    DriftWatch watch = watch(book);
    Http http = watch.over("up", "stripe-v1", _ -> answer(500, "<p>"));
    http.send(CALL);
    failed.await();
    http.send(CALL);

    watch.close();

    assertThat(rows())
        .singleElement()
        .satisfies(row -> assertThat(row.sighting().count()).isEqualTo(2));
  }

  /** A store that is down for as long as somebody waits for it to have failed. */
  private record Failing(DriftBook kept, CountDownLatch failed) implements DriftBook {
    @Override
    public void add(List<Sighting> sightings) {
      if (failed.getCount() > 0) {
        failed.countDown();
        throw new GatewayException(
            Failure.of(FailureKind.UPSTREAM_UNAVAILABLE, Fault.GATEWAY, "down"));
      }
      kept.add(sightings);
    }

    @Override
    public List<DriftRow> list(@Nullable String upstream, boolean all, int limit) {
      return kept.list(upstream, all, limit);
    }

    @Override
    public List<Long> acknowledge(List<Long> ids) {
      return kept.acknowledge(ids);
    }
  }

  @Test
  void anApiWithoutDocumentsIsNotWatched() {
    Http http = _ -> answer(200, "{}");

    assertThat(stalled().over("up", "sandbox", http)).isSameAs(http);
    try (DriftWatch off = DriftWatch.off()) {
      assertThat(off.over("up", "stripe-v1", http)).isSameAs(http);
    }
  }

  @Test
  void anUpstreamThatInventsNamesGetsOneRowMore() {
    AtomicInteger told = new AtomicInteger();
    Sightings sightings = new Sightings((_, _) -> told.incrementAndGet());
    for (int i = 0; i < DriftBook.MOST_ROWS + 50; i++) {
      sightings.note(key("up", "/f" + i), deviation(), NOW);
    }
    sightings.note(key("other", "/f"), deviation(), NOW);

    List<Sighting> taken = sightings.take();

    assertThat(told).hasValue(DriftBook.MOST_ROWS + 51);
    assertThat(taken).hasSize(DriftBook.MOST_ROWS + 2);
    assertThat(taken)
        .filteredOn(one -> one.key().kind() == DriftKind.MORE)
        .singleElement()
        .satisfies(one -> assertThat(one.count()).isEqualTo(50))
        .satisfies(one -> assertThat(one.patch()).isNull());
    assertThat(sightings.take()).isEmpty();
  }

  @Test
  void whatIsKnownTakesItsRoomFromTheBeginning() {
    Sightings sightings = new Sightings((_, _) -> {});
    List<DriftKey> known = new ArrayList<>();
    for (int i = 0; i < DriftBook.MOST_ROWS; i++) {
      known.add(key("up", "/f" + i));
    }
    sightings.know(known);
    sightings.note(key("up", "/f7"), deviation(), NOW);
    sightings.note(key("up", "/new"), deviation(), NOW);

    assertThat(sightings.take())
        .extracting(one -> one.key().kind())
        .containsExactly(DriftKind.MORE, DriftKind.UNKNOWN_FIELD);
  }

  private static DriftKey key(String upstream, String pointer) {
    return new DriftKey(
        upstream, "whop", "POST /x", "2025-01-01", "200", pointer, DriftKind.UNKNOWN_FIELD, "");
  }

  private static Deviation deviation() {
    return new Deviation("", DriftKind.UNKNOWN_FIELD, "", "integer", () -> "[]");
  }
}
