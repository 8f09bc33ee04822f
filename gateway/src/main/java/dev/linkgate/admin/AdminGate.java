package dev.linkgate.admin;

import dev.linkgate.canonical.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who has the token. A page in an operator's browser has not; that it cannot even ask is
 * seen to by host and origin, since a name on the internet may lead to this address.
 */
final class AdminGate {
  private static final String BEARER = "bearer ";
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private final byte[] token;
  private final Supplier<Set<String>> hosts;

  /**
   * @param hosts asked for at each request: other names and addresses it is reached by, IPv6 in
   *     brackets
   */
  AdminGate(Secret token, Supplier<Set<String>> hosts) {
    this.token = token.reveal().getBytes(StandardCharsets.UTF_8);
    this.hosts = hosts;
  }

  void check(Request request) {
    String host = request.getHeader("Host");
    if (host == null || !known(withoutPort(host))) {
      throw new Problem(421, "this host is not the admin listener's; set listen.admin to it");
    }
    String origin = request.getHeader("Origin");
    String site = request.getHeader("Sec-Fetch-Site");
    boolean sameOrigin = origin == null || origin.equals("http://" + host);
    boolean sameSite = site == null || site.equals("same-origin") || site.equals("none");
    if (!sameOrigin || !sameSite) {
      throw new Problem(403, "a page of another origin may not ask this");
    }
    String given = request.getHeader("Authorization");
    if (given == null
        || !given.regionMatches(true, 0, BEARER, 0, BEARER.length())
        || !right(given.substring(BEARER.length()))) {
      throw new Problem(
          401, "this needs the admin token, as Authorization: Bearer; it is beside the store");
    }
  }

  private boolean right(String given) {
    return MessageDigest.isEqual(token, given.strip().getBytes(StandardCharsets.UTF_8));
  }

  private boolean known(@Nullable String host) {
    return host != null && (LOCAL.contains(host) || hosts.get().contains(host));
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    return name.toLowerCase(Locale.ROOT);
  }
}
