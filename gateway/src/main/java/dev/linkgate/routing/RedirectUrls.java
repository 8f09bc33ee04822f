package dev.linkgate.routing;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Reason;
import dev.linkgate.canonical.RedirectUrl;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Checks the URLs a browser is sent back to. Takes what browsers take, java.net.URI being too
 * strict for what SDK users send, as long as there is one reading of which host is visited. The URL
 * itself is never changed.
 */
public final class RedirectUrls {
  /** Stripe's limit for strings. */
  static final int MAX_LENGTH = 5_000;

  private RedirectUrls() {}

  /**
   * @param url what the caller sent
   * @param field which parameter it came in
   * @param hostAllowed asked with the host in lower case and punycode, without a trailing dot
   * @param httpsOnly whether plain http is refused
   * @throws GatewayException with URL_INVALID, URL_NOT_HTTPS or URL_HOST_REFUSED
   */
  public static void check(
      RedirectUrl url, Field field, Predicate<String> hostAllowed, boolean httpsOnly) {
    String text = url.value();
    if (text.length() > MAX_LENGTH) {
      throw refused(field, Reason.URL_INVALID, "The URL is longer than 5,000 characters.");
    }
    if (!visible(text)) {
      throw refused(
          field,
          Reason.URL_INVALID,
          "The URL has a control character, an unusual blank or a backslash; percent-encode it.");
    }
    boolean https = text.regionMatches(true, 0, "https://", 0, 8);
    if (!https && !text.regionMatches(true, 0, "http://", 0, 7)) {
      throw refused(field, Reason.URL_INVALID, "The URL must begin with https:// or http://.");
    }
    String host = host(text, https ? 8 : 7, field);
    if (httpsOnly && !https) {
      throw refused(field, Reason.URL_NOT_HTTPS, "The URL must use https in live mode.");
    }
    if (!hostAllowed.test(host)) {
      throw refused(
          field, Reason.URL_HOST_REFUSED, "The URL's host is not among those this key may use.");
    }
  }

  private static String host(String text, int from, Field field) {
    int end = from;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String authority = text.substring(from, end);
    if (authority.indexOf('@') >= 0) {
      throw refused(field, Reason.URL_INVALID, "The URL may not carry a user name or password.");
    }
    int bracket = authority.lastIndexOf(']');
    int colon = authority.indexOf(':', bracket + 1);
    String host = colon < 0 ? authority : authority.substring(0, colon);
    if (colon >= 0 && !port(authority, colon + 1)) {
      throw refused(field, Reason.URL_INVALID, "The URL's port must be a number up to 65535.");
    }
    Optional<String> normal = HostName.normal(host);
    return normal.orElseThrow(
        () -> refused(field, Reason.URL_INVALID, "The URL has no valid host."));
  }

  /** Empty is the scheme's own port, as browsers have it. */
  private static boolean port(String authority, int from) {
    int port = 0;
    for (int i = from; i < authority.length(); i++) {
      char c = authority.charAt(i);
      if (c < '0' || c > '9' || i - from >= 5) {
        return false;
      }
      port = port * 10 + (c - '0');
    }
    return port <= 65_535;
  }

  private static boolean visible(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' '
          && c < 0x7F) { // browsers encode a blank behind the host; within it none is a host
        if (c == '\\') {
          return false;
        }
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isISOControl(c)
          || Character.isSpaceChar(c)
          || Character.isSurrogate(c)
          || c == '\uFEFF') {
        return false;
      }
    }
    return true;
  }

  private static GatewayException refused(Field field, Reason reason, String message) {
    return new GatewayException(Failure.invalid(reason, field, message));
  }
}
