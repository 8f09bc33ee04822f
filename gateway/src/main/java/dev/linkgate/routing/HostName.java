package dev.linkgate.routing;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hosts, in the one form in which they are compared. What a browser may read as another host (the
 * WHATWG URL standard's number hosts, percent escapes, characters IDNA 2003 and UTS 46 map
 * differently) is no host here.
 */
final class HostName {
  /** DNS: RFC 1035 §2.3.4. */
  private static final int MAX_NAME = 253;

  private static final int MAX_LABEL = 63;

  /**
   * Kept by browsers (UTS 46), mapped away by java.net.IDN (IDNA 2003): ß, final sigma, the
   * joiners.
   */
  private static final String DEVIATIONS = "\u00DF\u03C2\u200C\u200D";

  /** A full stop to both, but to no reader of a configuration. */
  private static final char IDEOGRAPHIC_STOP = '\u3002';

  /** Punctuation by Unicode, a letter of Japanese names by IDNA. */
  private static final int KATAKANA_MIDDLE_DOT = '\u30FB';

  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]+");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-f]*");
  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");

  private HostName() {}

  /** The host in lower case and punycode without a trailing dot, or empty when it is none. */
  static Optional<String> normal(String host) {
    if (host.startsWith("[")) {
      return address(host);
    }
    Optional<String> ascii = ascii(host);
    return ascii.filter(HostName::labels).filter(name -> !numeric(name) || dottedQuad(name, host));
  }

  private static Optional<String> address(String host) {
    if (!host.endsWith("]")) {
      return Optional.empty();
    }
    String inner = host.substring(1, host.length() - 1);
    // No zone: browsers refuse one, Java takes it.
    if (inner.indexOf(':') < 0 || !ADDRESS.matcher(inner).matches()) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(inner);
      return Optional.of(
          address instanceof Inet6Address
              ? "[" + address.getHostAddress() + "]"
              : host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> ascii(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (name.chars().allMatch(c -> c < 0x80)) {
      return Optional.of(name.toLowerCase(Locale.ROOT));
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (!Normalizer.isNormalized(lower, Normalizer.Form.NFKC)
        || lower.indexOf(IDEOGRAPHIC_STOP) >= 0
        || !lower.codePoints().allMatch(HostName::readable)) {
      return Optional.empty();
    }
    try {
      String ascii = IDN.toASCII(lower);
      boolean same = IDN.toUnicode(ascii).equals(lower);
      return same ? Optional.of(ascii.toLowerCase(Locale.ROOT)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Letters, marks, digits and pictures; not what looks like a slash or a colon. */
  private static boolean readable(int c) {
    if (c < 0x80 || c == KATAKANA_MIDDLE_DOT) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.OTHER_SYMBOL ->
          true;
      default -> Character.isLetterOrDigit(c) && DEVIATIONS.indexOf(c) < 0;
    };
  }

  private static boolean labels(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      return false;
    }
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || name.charAt(i) == '.') {
        if (i == start || i - start > MAX_LABEL) {
          return false;
        }
        start = i + 1;
      } else if (!label(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Underscores are no host names to RFC 1123, yet they resolve and SDK users have them. */
  private static boolean label(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }

  /**
   * Browsers read a host whose last label is a number, hexadecimal ones too, as an IPv4 address.
   */
  private static boolean numeric(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return last.chars().allMatch(c -> c >= '0' && c <= '9') || HEXADECIMAL.matcher(last).matches();
  }

  /** The one spelling of an IPv4 address nobody reads differently. */
  private static boolean dottedQuad(String name, String host) {
    String[] parts = name.split("\\.", -1);
    if (parts.length != 4 || host.endsWith(".")) {
      return false;
    }
    for (String part : parts) {
      if (!OCTET.matcher(part).matches() || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }
}
