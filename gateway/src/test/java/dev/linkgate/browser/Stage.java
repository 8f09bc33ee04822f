package dev.linkgate.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A gateway whose every link is the sandbox's, and the application that asks for them. */
final class Stage implements AutoCloseable {
  private static final String KEY = "lgk_key_of_a_platform_in_tests_001";

  /** Previews burn the links of accounts whose name says so, and refresh is hosted for others. */
  private static final String YAML =
      """
      callers: [{ name: shop, keys: ["%s"] }]
      upstreams: { sandbox: { api: sandbox }, burning: { api: sandbox, preview-burns: true } }
      routes:
        - { when: { account: "*_burning*" }, to: burning }
        - { when: { account: "*_hosted*" }, to: sandbox, refresh: hosted }
        - { to: sandbox }
      refresh: { authenticate: none, uses: 2, per-minute: { link: 600, caller: 600 } }
      """
          .formatted(KEY);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final Platform platform = Platform.start();
  private final YamlGateway gateway = YamlGateway.start(YAML);
  private String refreshUrl = platform.refreshUrl();
  private String returnUrl = platform.returnUrl();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Has requests name another platform's URLs: pictures show these. */
  void names(String refresh, String returning) {
    refreshUrl = refresh;
    returnUrl = returning;
  }

  /** An onboarding link that names both URLs of the platform. */
  String onboarding(Asking api, String account) {
    return link(api, account, "account_onboarding");
  }

  /** A link that names both URLs of the platform. */
  String link(Asking api, String account, String purpose) {
    return link(api, account, purpose, refreshUrl, returnUrl);
  }

  String link(
      Asking api,
      String account,
      String purpose,
      @Nullable String refreshUrl,
      @Nullable String returnUrl) {
    return asked(api, api.body(account, purpose, refreshUrl, returnUrl, false));
  }

  /** A link that asks for all that an account will ever have to give. */
  String onboardingForEverything(Asking api, String account) {
    return asked(api, api.body(account, "account_onboarding", refreshUrl, returnUrl, true));
  }

  private String asked(Asking api, String body) {
    JsonNode answer = send("POST", gateway.url() + api.path, KEY, api.type, body);
    String url = answer.path("url").asText();
    if (url.isEmpty()) {
      throw new AssertionError(answer.toString());
    }
    return url;
  }

  /** What happened to the latest link, oldest first. */
  List<String> history() {
    return admin("GET", "/api/sandbox/links?limit=1", "")
        .findPath("history")
        .findValuesAsText("state");
  }

  /** An account as the operator sees it. */
  JsonNode account(String id) {
    return admin("PUT", "/api/sandbox/accounts/" + id, "");
  }

  /** Moves the sandbox's clock. */
  void advance(long seconds) {
    admin("POST", "/api/sandbox/clock", "{\"advance_seconds\":" + seconds + "}");
  }

  /** Sets the sandbox's clock. */
  void at(String time) {
    admin("POST", "/api/sandbox/clock", "{\"set\":\"" + time + "\"}");
  }

  /** Forgets everything there is in the sandbox. */
  void reset() {
    admin("POST", "/api/sandbox/reset", "");
  }

  String gatewayUrl() {
    return gateway.url();
  }

  private JsonNode admin(String method, String path, String body) {
    return send(
        method,
        gateway.adminUrl() + path,
        YamlGateway.ADMIN_TOKEN.reveal(),
        "application/json",
        body);
  }

  private JsonNode send(String method, String url, String key, String type, String body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .header("Authorization", "Bearer " + key)
              .header("Content-Type", type)
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() / 100 != 2) {
        throw new AssertionError(answer.statusCode() + " from " + URI.create(url).getPath());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    gateway.close();
    platform.close();
  }
}
