package dev.linkgate.config;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Readings of a single value that need more than its characters: addresses, URLs, versions,
 * patterns.
 */
final class Checked {
  private static final Pattern HOST_PORT =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+)):([0-9]{1,9})");
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*|\\[[0-9a-f:.]+]");
  private static final Pattern DATE = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}).*");
  private static final Pattern RELAY = Pattern.compile("([^ ]+) (/[^ ]*)");
  private static final Pattern SEGMENT = Pattern.compile("\\*|[A-Za-z0-9._~-]+");
  private static final Pattern GLOB = Pattern.compile("[\\x21-\\x7e&&[^\\[\\]{}\\\\]]{1,200}");
  private static final int HIGHEST_PORT = 65_535;

  private Checked() {}

  static Optional<HostPort> hostPort(Value value) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = HOST_PORT.matcher(text.get());
    if (!matcher.matches()) {
      return value.wrong(value.name() + " must be host:port, such as 127.0.0.1:8080");
    }
    int port = Integer.parseInt(matcher.group(3));
    if (port > HIGHEST_PORT) {
      return value.wrong(value.name() + ": a port is from 0 to " + HIGHEST_PORT);
    }
    @Nullable String ipv6 = matcher.group(1);
    return Optional.of(new HostPort(ipv6 == null ? matcher.group(2) : ipv6, port));
  }

  /**
   * An absolute http or https URL without user, query and fragment; a slash at its end is taken
   * off.
   */
  static Optional<URI> url(Value value) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String name = value.name();
    URI uri;
    try {
      uri = new URI(text.get().replaceAll("/+$", ""));
    } catch (URISyntaxException e) {
      return value.wrong(name + " is not a URL");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return value.wrong(name + " must begin with https:// or http://");
    }
    if (uri.getRawUserInfo() != null) {
      return value.wrong(name + " must not hold a user or password; that is what api-key is for");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return value.wrong(name + " must not have a query or fragment");
    }
    if (uri.getHost() == null || uri.getPort() > HIGHEST_PORT) {
      return value.wrong(name + " lacks a valid host");
    }
    return Optional.of(uri);
  }

  /** A host as it is compared: lower-case, without scheme, port and path. */
  static Optional<String> host(Value value) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String host = text.get().toLowerCase(Locale.ROOT);
    if (host.contains("*")) {
      return value.wrong("redirect hosts are named one by one; there are no wildcards");
    }
    if (host.chars().anyMatch(c -> c > 127)) {
      return value.wrong("a redirect host is written in ASCII" + ascii(host));
    }
    return HOST.matcher(host).matches()
        ? Optional.of(host)
        : value.wrong("a redirect host is a host only: no scheme, port, path or user");
  }

  private static String ascii(String host) {
    try {
      return ", here " + IDN.toASCII(host);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  static Optional<String> version(Value value, ApiFacts api) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher date = DATE.matcher(text.get());
    if (date.matches()) {
      try {
        LocalDate.parse(date.group(1));
      } catch (DateTimeException e) {
        return value.wrong(
            "%s is not a version of %s: there is no such day"
                .formatted(Notes.shown(text.get()), api.name()));
      }
    }
    return api.wellFormedVersion().test(text.get())
        ? text
        : value.wrong(
            "%s is not written like a version of %s"
                .formatted(Notes.shown(text.get()), api.name()));
  }

  static Optional<Glob> glob(Value value) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return GLOB.matcher(text.get()).matches()
        ? text.map(Glob::new)
        : value.wrong("a pattern knows * and ?, and takes no spaces, brackets or backslashes");
  }

  static Optional<RelayPattern> relay(Value value) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = RELAY.matcher(text.get());
    if (!matcher.matches()) {
      return value.wrong("a relay pattern is METHOD /path/*, such as GET /v1/accounts/*");
    }
    String method = matcher.group(1);
    if (!RelayPattern.METHODS.contains(method)) {
      return value.wrong(
          "unknown method "
              + Notes.shown(method)
              + Nearest.hint(method, RelayPattern.METHODS.stream().sorted().toList()));
    }
    List<String> segments = List.of(matcher.group(2).substring(1).split("/", -1));
    boolean good =
        segments.stream().allMatch(s -> SEGMENT.matcher(s).matches() && !s.matches("\\.\\.?"));
    return good
        ? Optional.of(new RelayPattern(method, segments))
        : value.wrong(
            "a relay path has whole segments of letters, digits, . _ ~ - or one *; no query");
  }
}
