package dev.linkgate.upstream;

import dev.linkgate.adapter.Headers;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/** Request heads: the caller's headers as given, and the host, which only we can know. */
final class Requests {
  /** Never taken from a call: they describe this connection and this message. */
  private static final Set<String> OURS =
      Set.of("host", "content-length", "transfer-encoding", "connection", "expect");

  /** Methods whose empty body is said to be empty; some servers answer 411 otherwise. */
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private Requests() {}

  /** Where a request goes; the user info a URI may have does not. */
  static HttpHost target(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new IllegalArgumentException("not an absolute http or https URI with a host");
    }
    boolean bracketed = host.startsWith("["); // resolvers and certificates know IPv6 without
    return new HttpHost(
        scheme, bracketed ? host.substring(1, host.length() - 1) : host, port(scheme, uri));
  }

  static ClassicHttpRequest head(String method, URI uri, Headers headers) {
    HttpHost target = target(uri);
    ClassicHttpRequest request = new BasicClassicHttpRequest(method, target, path(uri));
    request.addHeader("Host", hostHeader(uri, target));
    for (Headers.Header header : headers.list()) {
      if (!OURS.contains(header.name().toLowerCase(Locale.ROOT))) {
        request.addHeader(header.name(), header.value());
      }
    }
    return request;
  }

  /** A body that is already there. */
  static @Nullable HttpEntity body(String method, byte[] bytes) {
    return bytes.length > 0 || WITH_BODY.contains(method) ? new ByteArrayEntity(bytes, null) : null;
  }

  private static int port(String scheme, URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : defaultPort(scheme);
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  /** The port only where it is not the scheme's own. */
  private static String hostHeader(URI uri, HttpHost target) {
    return target.getPort() == defaultPort(target.getSchemeName())
        ? uri.getHost()
        : uri.getHost() + ":" + target.getPort();
  }

  /** Path and query as they are, without the fragment a URI may have. */
  private static String path(URI uri) {
    String path = uri.getRawPath();
    String target = path == null || path.isEmpty() ? "/" : path;
    return uri.getRawQuery() == null ? target : target + "?" + uri.getRawQuery();
  }
}
