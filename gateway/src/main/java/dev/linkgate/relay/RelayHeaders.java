package dev.linkgate.relay;

import dev.linkgate.adapter.Headers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which headers a relayed exchange carries. Both ways it is a list of what may pass, so credentials
 * (Authorization, Cookie, Set-Cookie), hop-by-hop headers and whatever is invented next stay out.
 */
public final class RelayHeaders {
  private static final Set<String> REQUEST =
      Set.of(
          // what the body is, and what the caller can read; the bytes pass as they are
          "content-type",
          "content-encoding",
          "content-language",
          "content-disposition",
          "accept",
          "accept-encoding",
          "accept-language",
          // providers read the SDK and its version from it
          "user-agent",
          // the provider's own: version, connected account, context
          "stripe-version",
          "stripe-account",
          "stripe-context",
          "api-version-date",
          // partial reads; If-None-Match and If-Modified-Since would only bring a 304, a 3xx
          "if-match",
          "if-unmodified-since",
          "if-range",
          "range");

  /** What SDKs say about themselves: Stripe's, Stainless's (Whop 0.0.x), Fern's (Whop 1.x). */
  private static final List<String> REQUEST_FAMILIES =
      List.of("x-stripe-client-", "x-stainless-", "x-fern-");

  private static final Set<String> ANSWER =
      Set.of(
          // what the body is; its length is said by whoever writes it
          "content-type",
          "content-encoding",
          "content-language",
          "content-disposition",
          "content-range",
          "accept-ranges",
          // what SDKs put on their result and error objects
          "request-id",
          "x-request-id",
          "stripe-version",
          "stripe-account",
          "stripe-context",
          "api-version-date",
          "idempotent-replayed",
          "original-request",
          "stripe-notice",
          // what SDKs and callers retry by
          "stripe-should-retry",
          "x-should-retry",
          "retry-after",
          "retry-after-ms",
          "stripe-rate-limited-reason",
          // caching; without no-store a proxy on the way may keep what is personal
          "cache-control",
          "vary",
          "etag",
          "last-modified",
          "expires",
          "date",
          // of a 201; a 3xx never gets here
          "location");

  private static final List<String> ANSWER_FAMILIES = List.of("x-ratelimit-", "ratelimit-");

  private RelayHeaders() {}

  /**
   * A caller's headers that go on. Neither Authorization nor Idempotency-Key is among them: the
   * relay adds the upstream's credential and a derived key.
   */
  public static Headers request(Headers headers) {
    return pass(headers, REQUEST, REQUEST_FAMILIES);
  }

  /**
   * An upstream's headers that come back. Idempotency-Key is not among them: it is the derived one,
   * and the relay adds the caller's own. Nor is Content-Length, which the server writes.
   */
  public static Headers answer(Headers headers) {
    return pass(headers, ANSWER, ANSWER_FAMILIES);
  }

  private static Headers pass(Headers headers, Set<String> names, List<String> families) {
    Set<String> hop = namedByConnection(headers);
    List<Headers.Header> passed = new ArrayList<>();
    for (Headers.Header header : headers.list()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      boolean listed = names.contains(name) || families.stream().anyMatch(name::startsWith);
      if (listed && !hop.contains(name)) {
        passed.add(header);
      }
    }
    return new Headers(passed);
  }

  /** RFC 9110 §7.6.1: what Connection names is for the next hop only. */
  private static Set<String> namedByConnection(Headers headers) {
    Set<String> names = new HashSet<>();
    for (Headers.Header header : headers.list()) {
      if (header.name().equalsIgnoreCase("connection")) {
        for (String name : header.value().split(",", -1)) {
          names.add(name.strip().toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }
}
