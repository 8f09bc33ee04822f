package dev.linkgate.browser;

import dev.linkgate.audit.AuditQuery;
import dev.linkgate.audit.AuditRow;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** A gateway before a provider and a sandbox, and its two callers. */
final class AuditedGateway implements AutoCloseable {
  static final String SHOP = "lgk_key_of_a_shop_in_tests_000001";
  static final String DESK = "lgk_key_of_a_desk_in_tests_000001";

  final RecordingUpstream upstream = RecordingUpstream.start();
  final YamlGateway gateway =
      YamlGateway.start(
          """
          callers:
            - { name: shop, keys: ["%s"] }
            - { name: desk, keys: ["%s"], upstreams: [stripe] }
          upstreams:
            stripe: { api: stripe-v1, base-url: "%s", api-key: sk_test_key_of_the_console }
            sandbox: { api: sandbox }
          routes:
            - { when: { account: "acct_play*" }, to: sandbox }
            - { to: stripe, on-loss: report }
          """
              .formatted(SHOP, DESK, upstream.baseUrl()));
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** An onboarding link for an account; answers the status. */
  int asks(Asking api, String key, String account, String... headers) {
    return sends(
        api,
        key,
        api.body(
            account,
            "account_onboarding",
            "https://shop.example/again?token=canary_body_1",
            "https://shop.example/canary_body_2",
            api == Asking.V2),
        headers);
  }

  int sends(Asking api, String key, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway.url() + api.path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", api.type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What the audit has, once it has so many rows, the latest first. */
  List<AuditRow> audited(int rows) {
    AuditQuery all =
        new AuditQuery(
            null, null, null, null, null, null, null, null, null, null, null, null, 1_000);
    List<AuditRow> found = List.of();
    while (found.size() < rows) {
      found = gateway.store().audit().query(all).rows();
    }
    return found;
  }

  @Override
  public void close() {
    http.close();
    gateway.close();
    upstream.close();
  }
}
