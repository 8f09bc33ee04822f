package dev.linkgate.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.linkgate.adapter.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request as it arrived at a {@link RecordingUpstream}.
 *
 * @param method as written
 * @param target the path with its query, as written
 * @param headers in the order and case they were sent
 * @param body the raw bytes, after any chunking was taken off
 * @param arrivedAt when the last byte of it was read
 * @param connection counts the connections of one upstream, from 1
 */
public record RecordedRequest(
    String method, String target, Headers headers, byte[] body, Instant arrivedAt, int connection) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The target without its query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** The first value of a header, or null. */
  public @Nullable String header(String name) {
    return headers.first(name).orElse(null);
  }

  /** Which API the path belongs to: stripe-v1, stripe-v2 or whop. */
  public String api() {
    if (path().startsWith("/v1/")) {
      return "stripe-v1";
    }
    return path().startsWith("/v2/") ? "stripe-v2" : "whop";
  }

  /** The version it carries in its API's own header, or null. */
  public @Nullable String version() {
    return header(api().equals("whop") ? "Api-Version-Date" : "Stripe-Version");
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as a tree: a form's brackets become objects and arrays, its values strings. */
  public JsonNode tree() {
    String type = headers.first("Content-Type").orElse("");
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return FormTree.read(text());
    }
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException("body of " + method + " " + path() + " is not JSON", e);
    }
  }

  @Override
  public String toString() {
    return method + " " + path() + " (" + body.length + " bytes)"; // headers hold keys
  }
}
