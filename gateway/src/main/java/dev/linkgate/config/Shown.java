package dev.linkgate.config;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of a configuration as an operator may see them. What is not known to be harmless is
 * secret: a key that is added later is masked until somebody says here that it need not be.
 */
public final class Shown {
  private static final Set<String> OPEN =
      Set.of(
          "callers",
          "admin",
          "public-url",
          "name",
          "upstreams",
          "redirect-hosts",
          "relay",
          "accounts",
          "faults",
          "api",
          "base-url",
          "api-version",
          "connect-timeout",
          "timeout",
          "max-in-flight",
          "allow-http",
          "idempotency",
          "live",
          "preview-burns",
          "link-life",
          "configurations",
          "caller",
          "ingress",
          "account",
          "purpose",
          "to",
          "on-loss",
          "refresh",
          "relay-body",
          "drain",
          "url",
          "user",
          "links",
          "keep",
          "rows",
          "authenticate",
          "forward",
          "life",
          "uses",
          "link");

  /** Their keys are names of others, and their values names and versions. */
  private static final Set<String> OPEN_BELOW = Set.of("relay", "versions");

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(?:env|file):[^{}]*}");
  private static final Pattern USER = Pattern.compile("(//)[^/?#]*@");
  private static final Pattern PARAMETER = Pattern.compile("([?&;])([^=&;#]+)=([^&;#]*)");
  private static final Set<String> OPEN_PARAMETERS =
      Set.of("sslmode", "ssl", "mode", "cache", "journal_mode", "currentSchema", "ApplicationName");

  /** 32 bits: enough to tell two keys apart, and none of the key. */
  private static final int DIGITS = 8;

  private Shown() {}

  /**
   * @param keys that lead to the value
   */
  static String of(List<String> keys, String value) {
    String last = keys.isEmpty() ? "" : keys.getLast();
    boolean below = keys.size() > 1 && OPEN_BELOW.contains(keys.get(keys.size() - 2));
    if (OPEN.contains(last) || below) {
      return url(value);
    }
    if (REFERENCE.matcher(value).matches()) {
      return value;
    }
    return hash(last.equals("sha256") ? value : Keys.sha256(value));
  }

  static String hash(String sha256) {
    return "sha256:" + sha256.substring(0, Math.min(DIGITS, sha256.length())) + "…";
  }

  /** The same without what a URL may hold besides its place: users, passwords, parameters. */
  public static String url(String text) {
    String nobody = USER.matcher(text).replaceAll("$1…@");
    return PARAMETER
        .matcher(nobody)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1)
                        + found.group(2)
                        + "="
                        + (OPEN_PARAMETERS.contains(found.group(2)) ? found.group(3) : "…")));
  }
}
