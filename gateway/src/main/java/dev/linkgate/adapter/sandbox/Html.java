package dev.linkgate.adapter.sandbox;

import jakarta.ws.rs.core.Response;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The frame of the sandbox's pages: plain HTML, no script, nothing from elsewhere. */
final class Html {
  /** Scheme and host; what may stand before an @ is no part of an origin. */
  private static final Pattern ORIGIN =
      Pattern.compile(
          "(https?://)(?:[^/?#@]*@)?([A-Za-z0-9.:\\[\\]_-]+)(?=[/?#]|$)", Pattern.CASE_INSENSITIVE);

  private Html() {}

  /** A page; its forms may end at these places, if they are any. */
  static Response page(int status, String title, String content, @Nullable String... leadsTo) {
    String page =
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
            + "<title>"
            + escape(title)
            + " · Linkgate sandbox</title><style>"
            + Style.css()
            + "</style></head><body>"
            + "<header><strong>SANDBOX</strong> A test page of Linkgate: no provider, no real account, no money.</header>"
            + "<main><h1>"
            + escape(title)
            + "</h1>"
            + content
            + "</main></body></html>";
    return closed(Response.status(status), leadsTo)
        .header("Content-Type", "text/html;charset=utf-8")
        .entity(page.getBytes(StandardCharsets.UTF_8))
        .build();
  }

  /** Sends the browser on. */
  static Response go(String url) {
    return closed(Response.status(Response.Status.SEE_OTHER))
        .header("Location", ascii(url))
        .build();
  }

  private static Response.ResponseBuilder closed(
      Response.ResponseBuilder response, @Nullable String... leadsTo) {
    return response
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Robots-Tag", "noindex")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src "
                + Style.SOURCE
                + "; base-uri 'none'; form-action "
                + String.join(" ", origins(leadsTo))
                + "; frame-ancestors 'none'");
  }

  /** A browser holds a form's redirect against this list, too. */
  private static Set<String> origins(@Nullable String... urls) {
    Set<String> origins = new LinkedHashSet<>();
    origins.add("'self'");
    for (@Nullable String url : urls) {
      Matcher origin = ORIGIN.matcher(url == null ? "" : ascii(url));
      if (origin.lookingAt()) {
        origins.add(origin.group(1) + origin.group(2));
      }
    }
    return origins;
  }

  /** A URL that was checked as browsers read it, in the characters a header may have. */
  static String ascii(String url) {
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

  /**
   * A URL as people are shown it: without credentials, and without a query, which may be secret.
   */
  static String place(String url) {
    String shown = ascii(url);
    Matcher origin = ORIGIN.matcher(shown);
    if (!origin.lookingAt()) {
      return shown;
    }
    int end = origin.end();
    while (end < shown.length() && "?#".indexOf(shown.charAt(end)) < 0) {
      end++;
    }
    return origin.group(1)
        + origin.group(2)
        + shown.substring(origin.end(), end)
        + (end < shown.length() ? "…" : "");
  }

  /** Text as HTML text or as a quoted attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
