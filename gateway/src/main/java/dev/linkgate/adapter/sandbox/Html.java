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
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--go:#6b2fb3;--on:#fff;--line:#8a7f99}
      body{margin:0;font:1rem/1.6 system-ui,sans-serif}
      header{background:repeating-linear-gradient(45deg,#6b2fb3 0 1rem,#4d1f85 1rem 2rem);color:#fff;padding:.75rem 1rem;text-align:center;font-weight:700}
      main{max-width:38rem;margin:2rem auto;padding:0 1rem}
      dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem}
      dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
      form{display:inline-block;margin:.5rem .75rem .5rem 0}
      button,a.go{display:inline-block;font:inherit;padding:.6rem 1.1rem;border-radius:.4rem;border:2px solid var(--go);background:var(--go);color:var(--on);text-decoration:none;cursor:pointer}
      button.other{background:transparent;color:inherit;border-color:var(--line)}
      button:focus-visible,a.go:focus-visible{outline:3px solid #f5a623;outline-offset:2px}
      """;

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
            + STYLE
            + "</style></head><body>"
            + "<header>SANDBOX · test page of Linkgate · not a provider, no real account, no money</header>"
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
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action "
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

  /** Text as HTML text or as a quoted attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
