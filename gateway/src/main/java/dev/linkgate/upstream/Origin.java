package dev.linkgate.upstream;

import java.net.URI;
import java.util.Locale;

/** Where a connection leads. */
record Origin(boolean tls, String host, int port) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  static Origin of(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    boolean tls = scheme.equals("https");
    if (host == null || !(tls || scheme.equals("http"))) {
      throw new IllegalArgumentException("not an absolute http or https URI with a host");
    }
    return new Origin(tls, host, uri.getPort() >= 0 ? uri.getPort() : tls ? HTTPS : HTTP);
  }

  /** The Host header: the port only where it is not the scheme's own. */
  String hostHeader() {
    return port == (tls ? HTTPS : HTTP) ? host : host + ":" + port;
  }

  /** The host as resolvers and certificates know it: an IPv6 address without its brackets. */
  String bareHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
