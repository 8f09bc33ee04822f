package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.canonical.Secret;
import dev.linkgate.cli.ServeOptions;
import dev.linkgate.config.ApiFacts;
import dev.linkgate.config.ConfigWatch;
import dev.linkgate.config.Loaded;
import dev.linkgate.sandbox.Sandbox;
import dev.linkgate.server.guard.RawCaller;
import dev.linkgate.testing.RawUpstream;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Scripts;
import dev.linkgate.testing.TemporaryStore;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration file changes under load, seen by the watch that {@code serve} has. */
class ReloadUnderLoadTest {
  private static final int RELOADS = 100;
  private static final Secret SECRET = new Secret("a secret of tests, 32 characters ");
  private static final int CLIENTS = 8;

  /** Calls between two changes of the file, so that each meets traffic. */
  private static final int CALLS_BETWEEN = 2 * CLIENTS;

  private static final String YAML =
      """
      listen: { callers: 127.0.0.1:0, admin: 127.0.0.1:0 }
      callers: [ { name: shop, keys: [%s] } ]
      upstreams:
        one: { api: whop, base-url: "%s/api/v1", api-key: "sk_test_canary_key_one" }
        two: { api: whop, base-url: "%s/api/v1", api-key: "sk_test_canary_key_two" }
      routes: [ { to: %s } ]
      """;

  /** A file an operator may have saved by mistake; none of them is taken. */
  private static final List<String> INVALID =
      List.of(
          "",
          "callers: [",
          YAML.replace("routes: [ { to: %s } ]", "routes: [ { to: three } ]"),
          YAML.replace("upstreams:", "upstream:"),
          YAML.replace("keys: [%s]", "keys: [\"${file:gone}\"]"),
          YAML.replace("routes: [ { to: %s } ]", ""));

  @TempDir private Path directory;

  private final TemporaryStore store = TemporaryStore.open(SECRET);

  @SuppressWarnings("NullAway.Init") // each test starts one first
  private Gateway gateway;

  @SuppressWarnings("NullAway.Init")
  private ConfigWatch watch;

  /** As {@code serve} does, but for the clock that polls. */
  private void start(String yaml) throws IOException {
    PublicUrl publicUrl = new PublicUrl();
    InstantSource clock = InstantSource.system();
    SandboxAdapter sandbox = new SandboxAdapter(clock, publicUrl);
    List<Adapter> adapters = Adapters.all(clock, sandbox);
    List<ApiFacts> facts = Adapters.facts(adapters);
    Path file = directory.resolve("linkgate.yaml");
    Files.writeString(file, yaml);
    Reloads reloads = new Reloads(new ServeOptions(file, null, 0, 0, null));
    watch = new ConfigWatch(file, facts, Map.of(), reloads);
    if (!(watch.load() instanceof Loaded.Ok ok)) {
      throw new AssertionError("the first file is right");
    }
    gateway =
        Gateway.start(
            new GatewayOptions(
                ok.configuration(),
                SECRET,
                adapters,
                List.of(sandbox.page()),
                publicUrl,
                store.store().ledger(),
                store.store().accounts(),
                store.store().audit(),
                store.store().drift(),
                Sandbox.inMemory(clock),
                store.store().refreshUses(),
                clock,
                store.store()::healthy,
                YamlGateway.ADMIN_TOKEN));
    reloads.into(gateway);
  }

  @AfterEach
  void stop() {
    gateway.close();
    store.close();
  }

  private void save(String yaml) throws IOException {
    Files.writeString(directory.resolve("linkgate.yaml"), yaml);
    watch.poll();
    watch.poll();
  }

  private static String quoted(String key) {
    return "\"" + key + "\"";
  }

  private static String right(String key) {
    return "POST /api/v1/account_links HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + key
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + Caller.WHOP_BODY.length()
        + "\r\n\r\n"
        + Caller.WHOP_BODY;
  }

  private static String upstreamOf(String answer) {
    String name = "Linkgate-Upstream: ";
    int at = answer.indexOf(name) + name.length();
    return answer.substring(at, answer.indexOf("\r\n", at));
  }

  /** What the file says now, and what every call that begins after it must therefore see. */
  private final AtomicInteger epoch = new AtomicInteger();

  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger misrouted = new AtomicInteger();
  private final AtomicLong calls = new AtomicLong();
  private volatile boolean over;

  /** Even: settled, on {@code one} at 0, 4, 8 …, on {@code two} at 2, 6 …; odd: being changed. */
  private static String settled(int epoch) {
    return epoch % 4 == 0 ? "one" : "two";
  }

  private Void callOnAndOn() throws IOException {
    try (RawCaller caller = new RawCaller(gateway.callers().getPort())) {
      while (!over) {
        int before = epoch.get();
        String answer = caller.send(right(Caller.KEY)).answer();
        if (!answer.startsWith("HTTP/1.1 200 ") || !answer.contains("canary-link-")) {
          failed.incrementAndGet();
        } else if (before % 2 == 0
            && before == epoch.get()
            && !upstreamOf(answer).equals(settled(before))) {
          misrouted.incrementAndGet();
        }
        calls.incrementAndGet();
      }
    }
    return null;
  }

  @Test
  void aHundredReloadsFailNoRequestAndEachValidOneTakesHold() throws Exception {
    try (RecordingUpstream one = RecordingUpstream.start();
        RecordingUpstream two = RecordingUpstream.start();
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      start(YAML.formatted(quoted(Caller.KEY), one.baseUrl(), two.baseUrl(), "one"));
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        running.add(clients.submit((Callable<Void>) this::callOnAndOn));
      }

      try {
        for (int reload = 1; reload <= RELOADS; reload++) {
          long met = calls.get() + CALLS_BETWEEN;
          RawUpstream.until(() -> calls.get() >= met);
          if (reload % 2 == 0) {
            changeRoute(one, two);
          } else {
            breakFile(reload, one, two);
          }
        }
      } finally {
        over = true;
      }

      for (Future<Void> client : running) {
        client.get();
      }
      System.out.println(
          "reloads "
              + RELOADS
              + ", calls meanwhile "
              + calls
              + ", to one "
              + one.requests().size());
      assertThat(failed).hasValue(0);
      assertThat(misrouted).hasValue(0);
      assertThat(one.requests().size() + two.requests().size()).isEqualTo(calls.get() + RELOADS);
    }
  }

  private void changeRoute(RecordingUpstream one, RecordingUpstream two) throws IOException {
    int changing = epoch.incrementAndGet();
    String next = settled(changing + 1);
    save(YAML.formatted(quoted(Caller.KEY), one.baseUrl(), two.baseUrl(), next));
    assertThat(nextCallGoesTo()).isEqualTo(next);
    epoch.incrementAndGet();
  }

  private void breakFile(int reload, RecordingUpstream one, RecordingUpstream two)
      throws IOException {
    String broken = INVALID.get(reload / 2 % INVALID.size());
    save(broken.formatted(quoted(Caller.KEY), one.baseUrl(), two.baseUrl(), "one"));
    assertThat(nextCallGoesTo()).isEqualTo(settled(epoch.get()));
  }

  private String nextCallGoesTo() throws IOException {
    try (RawCaller caller = new RawCaller(gateway.callers().getPort())) {
      return upstreamOf(caller.send(right(Caller.KEY)).answer());
    }
  }

  @Test
  void exchangesFinishOnTheConfigurationTheyBeganWith() throws Exception {
    CountDownLatch answers = new CountDownLatch(1);
    String link =
        "{\"url\":\"https://whop.com/canary-link-slow/\",\"expires_at\":\"2026-12-01T05:00:00.401Z\"}";
    try (RawUpstream slow =
            RawUpstream.playing(
                peer -> {
                  peer.read();
                  await(answers);
                  peer.write(Scripts.json(200, link));
                  peer.awaitClose();
                });
        RecordingUpstream two = RecordingUpstream.start();
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      start(YAML.formatted(quoted(Caller.KEY), slow.uri(""), two.baseUrl(), "one"));
      Caller caller = new Caller(gateway.callers().toString());
      Future<HttpResponse<String>> began = clients.submit(() -> caller.link(Caller.Link.WHOP));
      RawUpstream.until(() -> slow.requests().size() == 1);

      // The upstream it is waiting for is not even in the new file, and neither is its key.
      save(
          """
          callers: [ { name: shop, keys: ["lgk_key_of_a_caller_in_tests_0002"] } ]
          upstreams: { two: { api: whop, base-url: "%s/api/v1", api-key: sk_test_canary_key_two } }
          routes: [ { to: two } ]
          """
              .formatted(two.baseUrl()));
      HttpResponse<String> unknown = caller.link(Caller.Link.WHOP);
      assertThat(gateway.inFlight()).isEqualTo(1);
      answers.countDown();

      assertThat(unknown.statusCode()).isEqualTo(401);
      assertThat(began.get().statusCode()).isEqualTo(200);
      assertThat(began.get().headers().firstValue("Linkgate-Upstream")).contains("one");
      assertThat(two.requests()).isEmpty();
      RawUpstream.until(() -> slow.open() == 0); // its connections go with the last exchange
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aKeyIsRotatedWhileTheOldOneIsInUse() throws Exception {
    String old = "lgk_key_of_a_caller_in_tests_old1";
    String fresh = "lgk_key_of_a_caller_in_tests_new1";
    try (RecordingUpstream one = RecordingUpstream.start()) {
      Files.writeString(directory.resolve("key"), old);
      start(YAML.formatted(quoted("${file:key}"), one.baseUrl(), one.baseUrl(), "one"));
      assertThat(List.of(status(old), status(fresh))).containsExactly(200, 401);

      save(
          YAML.formatted(
              quoted("${file:key}") + ", " + quoted(fresh), one.baseUrl(), one.baseUrl(), "one"));
      assertThat(List.of(status(old), status(fresh))).containsExactly(200, 200);

      save(YAML.formatted(quoted("${file:key}"), one.baseUrl(), one.baseUrl(), "one"));
      Files.writeString(directory.resolve("key"), fresh); // the file that names it is as it was
      watch.poll();
      watch.poll();
      assertThat(List.of(status(old), status(fresh))).containsExactly(401, 200);
    }
  }

  private int status(String key) throws IOException {
    try (RawCaller caller = new RawCaller(gateway.callers().getPort())) {
      return Integer.parseInt(caller.send(right(key)).answer().substring(9, 12));
    }
  }
}
