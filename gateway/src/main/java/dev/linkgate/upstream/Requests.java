package dev.linkgate.upstream;

import dev.linkgate.adapter.Headers;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** Request heads: the caller's headers as given, and the ones only we can know. */
final class Requests {
  /** Never taken from a call: they describe this connection and this message. */
  private static final Set<String> OURS =
      Set.of("host", "content-length", "transfer-encoding", "connection", "expect");

  /** Methods whose empty body is said to be empty; some servers answer 411 otherwise. */
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private Requests() {}

  /**
   * @param length of the body, or -1 for chunks
   */
  static ClassicHttpRequest head(
      String method, URI uri, Origin origin, Headers headers, long length) {
    ClassicHttpRequest request = new BasicClassicHttpRequest(method, target(uri));
    request.addHeader("Host", origin.hostHeader());
    for (Headers.Header header : headers.list()) {
      if (!OURS.contains(header.name().toLowerCase(Locale.ROOT))) {
        request.addHeader(header.name(), header.value());
      }
    }
    if (length < 0) {
      request.addHeader("Transfer-Encoding", "chunked");
    } else if (length > 0 || WITH_BODY.contains(method)) {
      request.addHeader("Content-Length", Long.toString(length));
    }
    return request;
  }

  /** Path and query as they are, without the user info and fragment a URI may have. */
  private static String target(URI uri) {
    String path = uri.getRawPath();
    String target = path == null || path.isEmpty() ? "/" : path;
    return uri.getRawQuery() == null ? target : target + "?" + uri.getRawQuery();
  }
}
