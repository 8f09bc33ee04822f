package dev.linkgate.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks for links as an application does. */
final class Asking {
  static final String REFRESH = "https://shop.example/refresh";
  static final String RETURN = "https://shop.example/return";

  private static final Pattern URL = Pattern.compile("\"url\"\\s*:\\s*\"([^\"]*)\"");

  private Asking() {}

  /** A link's URL. */
  static String stripe(RunningSandbox sandbox, String account, String key) {
    return sent(
        HttpRequest.newBuilder(URI.create(sandbox.stripeBase() + "/v1/account_links"))
            .header("Authorization", "Bearer " + sandbox.key())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Idempotency-Key", key)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "account=%s&type=account_onboarding&refresh_url=%s&return_url=%s"
                        .formatted(account, REFRESH, RETURN)))
            .build());
  }

  /** A link's URL. */
  static String whop(RunningSandbox sandbox, String account, String use) {
    return sent(
        HttpRequest.newBuilder(URI.create(sandbox.whopBase() + "/account_links"))
            .header("Authorization", "Bearer " + sandbox.key())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"company_id\":\"%s\",\"use_case\":\"%s\",\"refresh_url\":\"%s\",\"return_url\":\"%s\"}"
                        .formatted(account, use, REFRESH, RETURN)))
            .build());
  }

  private static String sent(HttpRequest request) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      Matcher url = URL.matcher(answer.body());
      if (answer.statusCode() != 200 || !url.find()) {
        throw new AssertionError(answer.statusCode() + " " + answer.body());
      }
      return url.group(1);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
