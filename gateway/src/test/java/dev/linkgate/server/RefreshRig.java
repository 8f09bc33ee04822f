package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.testing.Databases;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.Reply;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A gateway that hosts refresh for all three APIs, each at its own provider on one socket, and a
 * platform that is asked about visitors.
 */
final class RefreshRig implements AutoCloseable {
  static final String OWN = "https://shop.example/r";

  /** Nobody is asked. */
  static final String OPEN = "authenticate: none";

  private final RecordingUpstream provider = RecordingUpstream.start();
  private final RecordingUpstream platform = RecordingUpstream.start();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final List<YamlGateway> nodes = new ArrayList<>();
  private final String yaml;

  /**
   * @param refresh what is under {@code refresh}; {@code PLATFORM} is where visitors are asked
   *     about
   */
  RefreshRig(Databases database, String refresh) {
    platform.always(Reply.json(200, "{}"));
    yaml =
        """
        callers: [ { name: shop, keys: ["%1$s"], redirect-hosts: [shop.example] } ]
        upstreams:
          v1: { api: stripe-v1, base-url: "%2$s", api-key: sk_test_canary_key_1, timeout: 5s }
          v2: { api: stripe-v2, base-url: "%2$s", api-key: sk_test_canary_key_2, timeout: 5s }
          whop: { api: whop, base-url: "%2$s/api/v1", api-key: whop_canary_key_3, timeout: 5s }
        routes:
          - { when: { ingress: stripe-v1 }, to: v1, refresh: hosted }
          - { when: { ingress: stripe-v2 }, to: v2, refresh: hosted }
          - { when: { ingress: whop }, to: whop, refresh: hosted }
        accounts: [ { caller: shop, merchant: m-1, stripe: acct_1, whop: biz_1 } ]
        refresh: { %3$s }
        """
            .formatted(
                Caller.KEY,
                provider.baseUrl(),
                refresh.replace("PLATFORM", platform.baseUrl() + "/may-they"));
    nodes.add(YamlGateway.start(yaml, database, now::get));
  }

  RefreshRig(String refresh) {
    this(Databases.SQLITE, refresh);
  }

  String yaml() {
    return yaml;
  }

  YamlGateway gateway() {
    return nodes.getFirst();
  }

  /** A further node on the same database, at an address of its own. */
  YamlGateway anotherNode() {
    nodes.add(nodes.getFirst().beside(yaml));
    return nodes.getLast();
  }

  RecordingUpstream provider() {
    return provider;
  }

  RecordingUpstream platform() {
    return platform;
  }

  void later(Duration time) {
    now.updateAndGet(it -> it.plus(time));
  }

  /** Links the provider was asked for. */
  int asked() {
    return provider.requests().size();
  }

  /** The refresh URL the provider was given in place of the caller's. */
  String refreshUrl(Caller.Link link) throws Exception {
    HttpResponse<String> made = new Caller(gateway()).link(link);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    return refreshUrl(provider.requests().getLast());
  }

  static String refreshUrl(RecordedRequest request) {
    JsonNode body = request.tree();
    JsonNode flow =
        request.api().equals("stripe-v2") ? body.at("/use_case/account_onboarding") : body;
    return flow.path("refresh_url").asText();
  }

  @Override
  public void close() {
    provider.close();
    platform.close();
    nodes.reversed().forEach(YamlGateway::close);
  }
}
