package dev.linkgate.server;

import dev.linkgate.config.StoreConfig;
import dev.linkgate.testing.Databases;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A gateway with two callers, and all three providers on one socket: each API is relayed to its
 * own; accounts whose name begins with {@code acct_at_v1} or {@code biz_at_v1} are at Stripe v1,
 * those with {@code at_deaf} in it at who does not honour keys.
 */
final class KeyRig implements AutoCloseable {
  /** The second caller. */
  static final String OTHER = "lgk_key_of_a_caller_in_tests_0002";

  private final RecordingUpstream upstream = RecordingUpstream.start();
  private final List<YamlGateway> nodes = new ArrayList<>();
  private final CountDownLatch held = new CountDownLatch(1);

  KeyRig(Databases database) {
    nodes.add(YamlGateway.start(yaml(), database));
  }

  private String yaml() {
    return """
    callers: [ { name: shop, keys: ["%1$s"] }, { name: other, keys: ["%2$s"] } ]
    upstreams:
      v1: { api: stripe-v1, base-url: "%3$s", api-key: sk_test_canary_key_1, timeout: 5s }
      v2: { api: stripe-v2, base-url: "%3$s", api-key: sk_test_canary_key_2, timeout: 5s }
      whop: { api: whop, base-url: "%3$s/api/v1", api-key: whop_canary_key_3, timeout: 5s }
      deaf-v1: { api: stripe-v1, base-url: "%3$s", api-key: sk_test_canary_key_4, timeout: 5s, idempotency: none }
      deaf-whop: { api: whop, base-url: "%3$s/api/v1", api-key: whop_canary_key_5, timeout: 5s, idempotency: none }
      down: { api: stripe-v1, base-url: "http://127.0.0.1:1", api-key: sk_test_canary_key_6 }
    routes:
      - { when: { account: "acct_at_v1*" }, to: v1, on-loss: report }
      - { when: { account: "biz_at_v1*" }, to: v1, on-loss: report }
      - { when: { account: "acct_at_deaf*" }, to: deaf-v1, on-loss: report }
      - { when: { account: "biz_at_deaf*" }, to: deaf-whop }
      - { when: { account: "acct_at_down*" }, to: down }
      - { when: { ingress: stripe-v1 }, to: v1 }
      - { when: { ingress: stripe-v2 }, to: v2 }
      - { when: { ingress: whop }, to: whop }
    accounts:
      - { caller: shop, merchant: m1, stripe: acct_at_v1, whop: biz_at_v1 }
    """
        .formatted(Caller.KEY, OTHER, upstream.baseUrl());
  }

  RecordingUpstream upstream() {
    return upstream;
  }

  /** A further node on the same database. */
  YamlGateway anotherNode() {
    nodes.add(nodes.getFirst().beside(yaml()));
    return nodes.getLast();
  }

  /** Another answer than a link, from now on. */
  void upstreamAnswers(Reply reply) {
    upstream.always(reply);
  }

  /** The upstream answers nothing until {@link #release}. */
  void hold(Function<RecordedRequest, Reply> answer) {
    upstream.always(
        request -> {
          try {
            held.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return answer.apply(request);
        });
  }

  void release() {
    held.countDown();
  }

  /** The keys the upstream saw. */
  List<String> keys() {
    return upstream.requests().stream()
        .map(request -> String.valueOf(request.header("Idempotency-Key")))
        .toList();
  }

  HttpResponse<String> ask(Caller.Link link, @Nullable String key, String... headers)
      throws Exception {
    return askWith(link, link.body, key, headers);
  }

  HttpResponse<String> askWith(
      Caller.Link link, String body, @Nullable String key, String... headers) throws Exception {
    return askAt(nodes.getFirst(), Caller.KEY, link, body, key, headers);
  }

  HttpResponse<String> askAs(String caller, Caller.Link link, @Nullable String key, String... more)
      throws Exception {
    return askAt(nodes.getFirst(), caller, link, link.body, key, more);
  }

  HttpResponse<String> askAt(
      YamlGateway node,
      String caller,
      Caller.Link link,
      String body,
      @Nullable String key,
      String... headers)
      throws Exception {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", link.type, "Authorization", "Bearer " + caller));
    if (key != null) {
      all.addAll(List.of("Idempotency-Key", key));
    }
    return new Caller(node).send("POST", link.path, body, all.toArray(String[]::new));
  }

  /** The same on another thread. */
  CompletableFuture<HttpResponse<String>> begin(
      Caller.Link link, String body, @Nullable String key, String... headers) {
    CompletableFuture<HttpResponse<String>> answer = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            answer.complete(askWith(link, body, key, headers));
          } catch (Exception e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  /** All the ledger has happened so much earlier. */
  void age(Duration by) throws SQLException {
    long millis = by.toMillis();
    change(
        "UPDATE ledger SET created_at = created_at - %1$d, expires_at = expires_at - %1$d,"
                .formatted(millis)
            + " lease_until = lease_until - %1$d, link_expires_at = link_expires_at - %1$d"
                .formatted(millis));
  }

  /** Changes the ledger behind the gateway's back. */
  void change(String sql) throws SQLException {
    StoreConfig config = nodes.getFirst().storeConfig();
    try (Connection connection = DriverManager.getConnection(config.url());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  YamlGateway gateway() {
    return nodes.getFirst();
  }

  @Override
  public void close() {
    release();
    upstream.close();
    nodes.reversed().forEach(YamlGateway::close);
  }
}
