package dev.linkgate.admin;

import dev.linkgate.canonical.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.Cookie;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in who has the token, or the cookie of a session that was opened with it. A page of another
 * origin in the operator's browser has neither; that it cannot even ask is seen to by host and
 * origin, since a name on the internet may lead to this address.
 */
public final class AdminGate {
  /** A header that no page of another origin can send without being asked first. */
  public static final String CONSOLE = "Linkgate-Console";

  private static final Logger LOG = LoggerFactory.getLogger(AdminGate.class);

  /** Who asks with the token itself. */
  private static final String TOKEN = "token";

  private static final String BEARER = "bearer ";
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final byte[] token;
  private final Supplier<Set<String>> hosts;
  private final Sessions sessions;
  private final WrongTokens wrong;
  private final LongAdder foreign = new LongAdder();
  private final InstantSource clock;
  private volatile @Nullable Instant lastRefused;

  /**
   * @param hosts asked for at each request: other names and addresses it is reached by, IPv6 in
   *     brackets
   * @param clock what sessions end by
   */
  public AdminGate(Secret token, Supplier<Set<String>> hosts, InstantSource clock) {
    this.token = token.reveal().getBytes(StandardCharsets.UTF_8);
    this.hosts = hosts;
    this.clock = clock;
    this.sessions = new Sessions(clock);
    this.wrong = new WrongTokens(clock);
  }

  /**
   * Lets a request to the admin API pass.
   *
   * @return who asks: the session's name, or the token's
   * @throws Problem when it may not
   */
  String check(Request request) {
    origin(request);
    String given = request.getHeader("Authorization");
    if (given == null) {
      return bySession(request);
    }
    if (!given.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw missing();
    }
    token(request, given.substring(BEARER.length()));
    return TOKEN;
  }

  /**
   * Sees to it that no page of another origin asks.
   *
   * @throws Problem when one does, or under a name that is not this listener's
   */
  public void origin(Request request) {
    String host = request.getHeader("Host");
    if (host == null || !known(withoutPort(host))) {
      throw refused(request, 421, "this host is not the admin listener's; set listen.admin to it");
    }
    String origin = request.getHeader("Origin");
    String site = request.getHeader("Sec-Fetch-Site");
    boolean sameOrigin = origin == null || isOurs(origin, host);
    boolean sameSite = site == null || site.equals("same-origin") || site.equals("none");
    if (!sameOrigin || !sameSite) {
      throw refused(request, 403, "a page of another origin may not ask this");
    }
  }

  /** A proxy in front may speak https to browsers, and passes on the name they asked for. */
  private static boolean isOurs(String origin, String host) {
    return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
  }

  /**
   * Whom it has not let in since the start.
   *
   * @param wrongTokens that were looked at
   * @param tooSoon tokens that were not, as too many wrong ones had come
   * @param foreign requests of other origins' pages, or under a name that is not ours
   * @param last when it was last; null: never
   */
  public record Refusals(long wrongTokens, long tooSoon, long foreign, @Nullable Instant last) {}

  /** Whom it has not let in since the start. */
  public Refusals refusals() {
    return new Refusals(wrong.looked(), wrong.unlooked(), foreign.sum(), lastRefused);
  }

  /**
   * Opens a session.
   *
   * @return its id, for a cookie
   * @throws Problem when the token is wrong, or was wrong too often
   */
  public String signIn(Request request, String given) {
    token(request, given);
    signOut(request); // whoever signs in again means to be signed in once
    return sessions.open();
  }

  /** Ends a session. */
  public void signOut(Request request) {
    cookies(request).forEach(sessions::close);
  }

  /** Whether a session that is open asks. */
  public boolean isSignedIn(Request request) {
    return session(request) != null;
  }

  /**
   * Whether who asked before could ask again: a session may have ended meanwhile.
   *
   * @param who as {@link Asked#who} had it
   */
  public boolean mayStill(String who) {
    return who.equals(TOKEN) || sessions.isOpen(who);
  }

  /** The cookie of sessions: browsers share cookies among ports, and gateways do not. */
  public static String cookieName(Request request) {
    return "linkgate-" + request.getLocalPort();
  }

  private String bySession(Request request) {
    String session = session(request);
    if (session == null) {
      throw missing();
    }
    boolean changing = !READING.contains(request.getMethod().getMethodString());
    if (changing && request.getHeader(CONSOLE) == null) {
      throw refused(request, 403, "a session changes something only with the header " + CONSOLE);
    }
    return session;
  }

  private void token(Request request, String given) {
    String address = request.getRemoteAddr();
    try {
      wrong.check(address);
    } catch (Problem tooSoon) {
      lastRefused = clock.instant();
      throw tooSoon;
    }
    if (!MessageDigest.isEqual(token, given.strip().getBytes(StandardCharsets.UTF_8))) {
      wrong.add(address);
      lastRefused = clock.instant();
      throw missing();
    }
    wrong.clear(address);
  }

  private @Nullable String session(Request request) {
    return cookies(request).stream()
        .map(sessions::find)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Another program of this host can plant one of our name before ours; it opens nothing. */
  private static List<String> cookies(Request request) {
    String name = cookieName(request);
    return Arrays.stream(request.getCookies())
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .toList();
  }

  private static Problem missing() {
    return new Problem(
        401, "this needs the admin token, as Authorization: Bearer; it is beside the store");
  }

  private Problem refused(Request request, int status, String why) {
    foreign.increment();
    lastRefused = clock.instant();
    LOG.warn("an admin request from {} was refused: {}", request.getRemoteAddr(), why);
    return new Problem(status, why);
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
