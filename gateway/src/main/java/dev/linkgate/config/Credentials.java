package dev.linkgate.config;

import java.net.URI;
import java.util.regex.Pattern;

/** Where a key may be sent. */
public final class Credentials {
  private static final Pattern IPV4_LOOPBACK =
      Pattern.compile("127(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");

  private Credentials() {}

  /** Whether nobody on the way reads what is sent there. */
  public static boolean safeTo(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme()) || loopback(uri);
  }

  static boolean loopback(URI uri) {
    String host = uri.getHost();
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || IPV4_LOOPBACK.matcher(host).matches();
  }
}
