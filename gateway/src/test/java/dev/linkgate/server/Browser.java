package dev.linkgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows links and presses buttons, without a script and without following redirects. */
final class Browser {
  private static final Pattern FORM =
      Pattern.compile("<form method=\"post\"( action=\"([^\"]+)\")?>");

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Browser() {}

  static HttpResponse<String> open(String url, String... headers) {
    return send("GET", url, headers);
  }

  /** Presses the one button of a page, or the one of this name. */
  static HttpResponse<String> press(HttpResponse<String> page, String action, String... headers) {
    Matcher form = FORM.matcher(page.body());
    while (form.find()) {
      if (action.isEmpty() || String.valueOf(form.group(2)).endsWith("/" + action)) {
        URI target = form.group(2) == null ? page.uri() : page.uri().resolve(form.group(2));
        return send("POST", target.toString(), headers);
      }
    }
    throw new AssertionError("no button " + action + " in " + page.body());
  }

  static HttpResponse<String> send(String method, String url, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Where an answer sends the browser. */
  static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
