package dev.linkgate.server;

import dev.linkgate.testing.YamlGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An application that calls a gateway, with the JDK's client. */
final class Caller {
  static final String KEY = "lgk_key_of_a_caller_in_tests_0001";

  /** One caller, and everything comes from the sandbox. */
  static final String SANDBOX =
      """
      callers: [ { name: shop, keys: ["%s"] } ]
      upstreams: { sandbox: { api: sandbox } }
      routes: [ { to: sandbox, on-loss: report } ]
      """
          .formatted(KEY);

  static final String WHOP_BODY =
      """
      {"company_id":"biz_1","use_case":"account_onboarding",
       "refresh_url":"https://shop.example/r","return_url":"https://shop.example/d"}
      """;

  static final String V1_BODY =
      "account=acct_1&type=account_onboarding"
          + "&refresh_url=https%3A%2F%2Fshop.example%2Fr&return_url=https%3A%2F%2Fshop.example%2Fd";

  static final String V2_BODY =
      """
      {"account":"acct_1","use_case":{"type":"account_onboarding",
       "account_onboarding":{"refresh_url":"https://shop.example/r"}}}
      """;

  /** A request whose URLs and text have in them what nobody may keep. */
  static String withCanaries(Link link) {
    String url = "canary_body:canary_body@shop.example:8443/canary_body?k=canary_key#canary_body";
    return switch (link) {
      case V1 ->
          link.body.replace(
                  "shop.example%2Fr", java.net.URLEncoder.encode(url, StandardCharsets.UTF_8))
              + "&expand[]=canary_body&collect=canary_body";
      case V2, WHOP, WHOP_BARE ->
          link.body
              .replace("shop.example/r", url)
              .replaceFirst(
                  "\\{",
                  "{\"note\":\"canary_body\",\"list\":[{\"deep\":\"https://x/canary_body\"}],");
    };
  }

  /** The link operations, and a request for each that is right. */
  enum Link {
    WHOP("/api/v1/account_links", "application/json", WHOP_BODY),
    WHOP_BARE("/account_links", "application/json", WHOP_BODY),
    V1("/v1/account_links", "application/x-www-form-urlencoded", V1_BODY),
    V2("/v2/core/account_links", "application/json", V2_BODY);

    final String path;
    final String type;
    final String body;

    Link(String path, String type, String body) {
      this.path = path;
      this.type = type;
      this.body = body;
    }
  }

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String base;

  Caller(YamlGateway gateway) {
    this(gateway.url());
  }

  Caller(String base) {
    this.base = base;
  }

  /** A right link request, with more headers. */
  HttpResponse<String> link(Link link, String... headers) throws Exception {
    List<String> all = new ArrayList<>(List.of("Content-Type", link.type));
    all.addAll(List.of("Authorization", "Bearer " + KEY));
    all.addAll(List.of(headers));
    return send("POST", link.path, link.body, all.toArray(String[]::new));
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, "", headers);
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
