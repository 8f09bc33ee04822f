package dev.linkgate.store;

import static dev.linkgate.store.Ledgers.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import dev.linkgate.sandbox.LinkEvent;
import dev.linkgate.sandbox.LinkState;
import dev.linkgate.sandbox.NewAccount;
import dev.linkgate.sandbox.Sandbox;
import dev.linkgate.sandbox.Sandbox.Action;
import dev.linkgate.sandbox.SandboxFault;
import dev.linkgate.sandbox.SandboxLink;
import dev.linkgate.sandbox.SandboxProfile;
import dev.linkgate.sandbox.Visit;
import dev.linkgate.testing.Databases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxStoreTest {
  private static final int LINKS = 1_000;
  private static final int CLIENTS = 16;
  private static final long SEED = Long.getLong("linkgate.seed", System.nanoTime());

  @TempDir Path directory;

  private static SandboxLink.Asked asked(boolean previewBurns) {
    return new SandboxLink.Asked(
        "whop",
        "2026-09-22-3",
        "onboarding",
        false,
        false,
        List.of(),
        "https://shop.example/again",
        null,
        previewBurns);
  }

  private static Sandbox sandbox(Store store) {
    return new Sandbox(store.sandbox(), InstantSource.system());
  }

  @ParameterizedTest
  @EnumSource(
      value = Databases.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "MEMORY") // it goes with its process
  void whatIsPlayedIsThereAfterARestart(Databases databases) throws Exception {
    var config = databases.fresh(directory);
    Sandbox.Made made;
    String ticket;
    try (Store store = Store.open(config, SECRET)) {
      Sandbox sandbox = sandbox(store);
      sandbox.advance(Duration.ofDays(3));
      made = sandbox.make("biz_1", asked(false), Duration.ofHours(1));
      ticket = ((Visit.Page) sandbox.open(made.token(), false)).ticket();
    }
    try (Store store = Store.open(config, SECRET)) {
      Sandbox sandbox = sandbox(store);
      assertThat(sandbox.act(made.token(), ticket, Action.COMPLETE)).isInstanceOf(Visit.Done.class);
      assertThat(sandbox.account("biz_1").payoutsEnabled()).isTrue();
      assertThat(sandbox.instant()).isAfter(made.link().createdAt());
      assertThat(sandbox.links(10).getFirst().history())
          .extracting(LinkEvent::state)
          .containsExactly(LinkState.CREATED, LinkState.OPENED, LinkState.COMPLETED);

      sandbox.reset();

      assertThat(sandbox.links(10)).isEmpty();
      assertThat(sandbox.open(made.token(), false)).isEqualTo(Visit.Unknown.UNKNOWN);
      assertThat(sandbox.account("biz_1").payoutsEnabled()).isFalse();
      assertThat(sandbox.instant()).isBefore(made.link().createdAt());
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void ofManyAttemptsAtOnceEveryOtherOneFails(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), SECRET);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      Sandbox sandbox = sandbox(store);

      List<Future<Boolean>> attempts = new ArrayList<>();
      for (int i = 0; i < LINKS; i++) {
        attempts.add(clients.submit(() -> sandbox.failsNow(SandboxFault.ERROR, "biz_1")));
      }

      int failed = 0;
      for (Future<Boolean> attempt : attempts) {
        failed += attempt.get() ? 1 : 0;
      }
      assertThat(failed).isEqualTo(LINKS / 2);
      assertThat(sandbox.failsNow(SandboxFault.ERROR, "biz_2")).isTrue();
      assertThat(sandbox.failsNow(SandboxFault.ERROR, "biz_1")).isTrue();
      sandbox.reset();
      assertThat(sandbox.failsNow(SandboxFault.ERROR, "biz_1")).isTrue();
    }
  }

  /** Who asks with the same key again, even at once, gets the link that is there. */
  @ParameterizedTest
  @EnumSource(Databases.class)
  void oneKeyMakesOneLinkHoweverOftenItComes(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), SECRET);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      Sandbox sandbox = sandbox(store);
      Duration life = Duration.ofHours(1);

      List<Future<Sandbox.Made>> made = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        made.add(clients.submit(() -> sandbox.make("biz_1", asked(false), life, "one key")));
      }

      Set<String> tokens = new HashSet<>();
      for (Future<Sandbox.Made> one : made) {
        tokens.add(one.get().token());
      }
      assertThat(tokens).hasSize(1);
      assertThat(sandbox.links(100)).hasSize(1);
      for (Sandbox.Made another :
          List.of(
              sandbox.make("biz_1", asked(false), life, "another key"),
              sandbox.make("biz_1", asked(true), life, "one key"),
              sandbox.make("biz_2", asked(false), life, "one key"))) {
        assertThat(tokens.add(another.token())).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void ofManyWhoCreateAnAccountAtOnceOneDoesAndAllGetTheSame(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), SECRET);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      Sandbox sandbox = sandbox(store);
      NewAccount wanted = created("request 1");
      List<Future<Optional<Sandbox.Creation>>> answers = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        answers.add(clients.submit(() -> sandbox.create("acct_1", wanted)));
      }
      List<Sandbox.Creation> creations = new ArrayList<>();
      for (Future<Optional<Sandbox.Creation>> answer : answers) {
        creations.add(answer.get().orElseThrow());
      }

      assertThat(creations).filteredOn(creation -> !creation.again()).hasSize(1);
      assertThat(creations)
          .extracting(Sandbox.Creation::account)
          .containsOnly(sandbox.account("acct_1"));
      assertThat(sandbox.create("acct_1", created("request 2"))).isEmpty();
    }
  }

  private static NewAccount created(String request) {
    ObjectNode metadata = Json.object().put("order", "7");
    ObjectNode own = Json.object().put("dashboard", "full");
    return new NewAccount(
        new SandboxProfile("stripe-v2", request, "j@shop.example", "J", "DE", null, metadata, own),
        Set.of("business_type"),
        List.of("recipient"));
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void ofManyWhoComeAtOnceOneOpensALink(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), SECRET);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      Sandbox sandbox = sandbox(store);
      for (int round = 0; round < 20; round++) {
        String token = sandbox.make("biz_1", asked(false), Duration.ofHours(1)).token();
        List<Future<Visit>> visits = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          visits.add(clients.submit(() -> sandbox.open(token, false)));
        }
        int pages = 0;
        for (Future<Visit> visit : visits) {
          pages += visit.get() instanceof Visit.Page ? 1 : 0;
        }
        assertThat(pages).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void everyLinkThatIsWalkedThroughAtRandomHasALegalHistory(Databases databases) throws Exception {
    try (Store store = Store.open(databases.fresh(directory), SECRET);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      Sandbox sandbox = sandbox(store);
      List<String> tokens = new ArrayList<>();
      for (int i = 0; i < LINKS; i++) {
        Duration life = Duration.ofSeconds(i % 7 == 0 ? 0 : 3_600);
        tokens.add(sandbox.make("biz_" + i % 50, asked(i % 5 == 0), life).token());
      }
      AtomicInteger next = new AtomicInteger();
      List<Future<?>> walks = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        Random random = new Random(SEED + client);
        walks.add(clients.submit(() -> walk(sandbox, tokens, next, random)));
      }
      for (Future<?> walk : walks) {
        walk.get();
      }

      List<SandboxLink> links = sandbox.links(2 * LINKS);
      assertThat(links).hasSize(LINKS);
      for (SandboxLink link : links) {
        assertLegal(link);
      }
      assertThat(links.stream().map(SandboxLink::state).distinct())
          .as("seed %d", SEED)
          .containsAll(
              List.of(LinkState.COMPLETED, LinkState.LEFT, LinkState.EXPIRED, LinkState.BURNT));
    }
  }

  /** Three clients or so come to each link, in no order. */
  private static void walk(
      Sandbox sandbox, List<String> tokens, AtomicInteger next, Random random) {
    for (int i = next.getAndIncrement(); i < 3 * LINKS; i = next.getAndIncrement()) {
      String token = tokens.get((i + random.nextInt(4)) % LINKS);
      if (sandbox.open(token, random.nextInt(4) == 0) instanceof Visit.Page page) {
        Action[] actions = Action.values();
        sandbox.act(token, page.ticket(), actions[random.nextInt(actions.length)]);
        sandbox.act(token, page.ticket(), actions[random.nextInt(actions.length)]);
      }
    }
  }

  private static void assertLegal(SandboxLink link) {
    List<LinkEvent> history = link.history();
    assertThat(history.getFirst().state()).isEqualTo(LinkState.CREATED);
    for (int i = 1; i < history.size(); i++) {
      LinkState before = history.get(i - 1).state();
      assertThat(before.leadsTo(history.get(i).state())).as("seed %d: %s", SEED, link).isTrue();
      assertThat(history.get(i).at()).isAfterOrEqualTo(history.get(i - 1).at());
    }
  }
}
