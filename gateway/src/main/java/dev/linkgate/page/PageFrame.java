package dev.linkgate.page;

import dev.linkgate.adapter.Headers;
import dev.linkgate.config.Keys;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The frame of pages: plain HTML, no script, nothing from elsewhere, kept by nobody. */
public final class PageFrame {
  /** Scheme and host; what may stand before an @ is no part of an origin. */
  private static final Pattern ORIGIN =
      Pattern.compile(
          "(https?://)(?:[^/?#@]*@)?([A-Za-z0-9.:\\[\\]_-]+)(?=[/?#]|$)", Pattern.CASE_INSENSITIVE);

  private PageFrame() {}

  /**
   * The headers of every answer that is a page, or sends a browser on.
   *
   * @param style the page's CSS, the only one a browser may apply; empty for none
   * @param leadsTo where its forms lead: URLs, of which the scheme counts
   */
  public static Headers headers(String style, @Nullable String... leadsTo) {
    return Headers.of(
        "Cache-Control",
        "no-store",
        "Referrer-Policy",
        "no-referrer",
        "X-Content-Type-Options",
        "nosniff",
        "X-Robots-Tag",
        "noindex",
        "Content-Security-Policy",
        "default-src 'none'; style-src "
            + source(style)
            + "; base-uri 'none'; form-action "
            + String.join(" ", schemes(leadsTo))
            + "; frame-ancestors 'none'");
  }

  /**
   * A whole page.
   *
   * @param title of the document and its first heading, plain text
   * @param titled what the document's title ends with; empty for nothing
   * @param style plain CSS
   * @param banner HTML above the heading; empty for none
   * @param content HTML
   */
  public static byte[] html(
      String title, String titled, String style, String banner, String content) {
    String page =
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
            + "<title>"
            + escape(title + titled)
            + "</title><style>"
            + style
            + "</style></head><body>"
            + banner
            + "<main><h1>"
            + escape(title)
            + "</h1>"
            + content
            + "</main></body></html>";
    return page.getBytes(StandardCharsets.UTF_8);
  }

  /** By its digest: a style that came into the page otherwise is not applied. */
  private static String source(String style) {
    if (style.isEmpty()) {
      return "'none'";
    }
    byte[] digest = Keys.digest(style.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  /**
   * A browser holds every redirect of a form against this list, and where the platform's own page
   * sends it on to, to a login for one, nobody here knows: so whole schemes.
   */
  private static Set<String> schemes(@Nullable String... places) {
    Set<String> schemes = new LinkedHashSet<>();
    schemes.add("'self'");
    for (@Nullable String place : places) {
      if (place != null) {
        schemes.add("https:");
        if (place.regionMatches(true, 0, "http:", 0, "http:".length())) {
          schemes.add("http:");
        }
      }
    }
    return schemes;
  }

  /** Scheme, host and port of a URL; empty where it has none. */
  public static Optional<String> origin(String url) {
    Matcher origin = ORIGIN.matcher(ascii(url));
    return origin.lookingAt() ? Optional.of(origin.group(1) + origin.group(2)) : Optional.empty();
  }

  /** A URL that was checked as browsers read it, in the characters a header may have. */
  public static String ascii(String url) {
    int host = url.indexOf("://") + 3;
    int end = host;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    StringBuilder ascii = new StringBuilder(url.substring(0, host));
    ascii.append(IDN.toASCII(url.substring(host, end)));
    for (byte b : url.substring(end).getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 127) {
        ascii.append((char) b);
      } else {
        ascii.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return ascii.toString();
  }

  /** Text as HTML text or as a quoted attribute. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
