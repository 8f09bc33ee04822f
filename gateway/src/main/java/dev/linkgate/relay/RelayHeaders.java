package dev.linkgate.relay;

import dev.linkgate.adapter.HeaderRules;
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
          // partial reads; If-None-Match and If-Modified-Since would only bring a 304, a 3xx
          "if-match",
          "if-unmodified-since",
          "if-range",
          "range");

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
          "idempotent-replayed",
          // what SDKs and callers retry by
          "retry-after",
          "x-ratelimit-*",
          "ratelimit-*",
          // caching; without no-store a proxy on the way may keep what is personal
          "cache-control",
          "vary",
          "etag",
          "last-modified",
          "expires",
          "date",
          // of a 201; a 3xx never gets here
          "location");

  private final HeaderRules own;

  /**
   * @param own what the provider has beside HTTP
   */
  public RelayHeaders(HeaderRules own) {
    this.own = own;
  }

  /**
   * A caller's headers that go on. Neither Authorization nor Idempotency-Key is among them: the
   * relay adds the upstream's credential and a derived key.
   */
  public Headers request(Headers headers) {
    return pass(headers, REQUEST, own.request());
  }

  /**
   * An upstream's headers that come back. Idempotency-Key is not among them: it is the derived one,
   * and the relay adds the caller's own. Nor is Content-Length, which the server writes.
   */
  public Headers answer(Headers headers) {
    return pass(headers, ANSWER, own.answer());
  }

  private static Headers pass(Headers headers, Set<String> common, Set<String> provider) {
    Set<String> hop = namedByConnection(headers);
    List<Headers.Header> passed = new ArrayList<>();
    for (Headers.Header header : headers.list()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      boolean listed = HeaderRules.listed(common, name) || HeaderRules.listed(provider, name);
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
