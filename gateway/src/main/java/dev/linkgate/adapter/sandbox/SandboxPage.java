package dev.linkgate.adapter.sandbox;

import dev.linkgate.adapter.HostedPage;
import dev.linkgate.adapter.sandbox.SandboxLinks.SandboxLink;
import dev.linkgate.canonical.LinkPurpose;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.RedirectUrl;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a browser sees behind a sandbox link. Plain HTML, no script, nothing from elsewhere. */
@Path("/sandbox/links/{token}")
final class SandboxPage implements HostedPage {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{margin:0;font:1rem/1.6 system-ui,sans-serif}
      .banner{background:repeating-linear-gradient(45deg,#6b2fb3 0 1rem,#4d1f85 1rem 2rem);color:#fff;padding:.75rem 1rem;text-align:center;font-weight:700}
      main{max-width:38rem;margin:2rem auto;padding:0 1rem}
      dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem}
      dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
      a.go{display:inline-block;margin-top:1rem;padding:.6rem 1.1rem;border-radius:.4rem;background:#6b2fb3;color:#fff;text-decoration:none}
      a.go:focus-visible{outline:3px solid #f5a623;outline-offset:2px}
      """;

  private final SandboxLinks links;
  private final InstantSource clock;

  SandboxPage(SandboxLinks links, InstantSource clock) {
    this.links = links;
    this.clock = clock;
  }

  /** The page of a link; 404 for one that never was, 410 for one that ran out. */
  @Override
  public Response open(String token) {
    Optional<SandboxLink> found = links.find(token);
    if (found.isEmpty()) {
      return html(
          404,
          "Unknown link",
          "<p>The sandbox has no such link. It was never made, or the gateway has been restarted"
              + " since.</p>");
    }
    SandboxLink link = found.get();
    if (!clock.instant().isBefore(link.expiresAt())) {
      return html(
          410,
          "Link expired",
          "<p>This link expired at "
              + UTC.format(link.expiresAt())
              + ". A provider would send the browser to the refresh URL now.</p>"
              + go(link.request().refreshUrl(), "Go to the refresh URL"));
    }
    return html(200, title(link.request().purpose()), facts(link) + ways(link.request()));
  }

  private static String facts(SandboxLink link) {
    return "<dl><dt>Account</dt><dd>"
        + escape(link.request().account().value())
        + "</dd><dt>Purpose</dt><dd>"
        + link.request().purpose().word()
        + "</dd><dt>Expires</dt><dd>"
        + UTC.format(link.expiresAt())
        + "</dd></dl>";
  }

  private static String ways(LinkRequest request) {
    return request.returnUrl() == null
        ? "<p>The request named no return URL: a provider would keep the browser here.</p>"
        : go(request.returnUrl(), "Done: go to the return URL");
  }

  private static String title(LinkPurpose purpose) {
    return switch (purpose) {
      case LinkPurpose.Onboarding _ -> "Onboarding";
      case LinkPurpose.Update _ -> "Account update";
      case LinkPurpose.PayoutsPortal _ -> "Payouts portal";
      case LinkPurpose.Unknown _ -> "Account link";
    };
  }

  private static String go(@Nullable RedirectUrl url, String label) {
    return url == null
        ? ""
        : "<p><a class=\"go\" rel=\"noreferrer\" href=\""
            + escape(url.value())
            + "\">"
            + label
            + "</a></p>";
  }

  private static Response html(int status, String title, String content) {
    String page =
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
            + "<title>"
            + title
            + " · Linkgate sandbox</title><style>"
            + STYLE
            + "</style></head><body>"
            + "<div class=\"banner\" role=\"note\">SANDBOX · test page of Linkgate · not a provider, no real account, no money</div>"
            + "<main><h1>"
            + title
            + "</h1>"
            + content
            + "</main></body></html>";
    return Response.status(status)
        .header("Content-Type", "text/html;charset=utf-8")
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Robots-Tag", "noindex")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
        .entity(page.getBytes(StandardCharsets.UTF_8))
        .build();
  }

  /** Text as HTML text or as a quoted attribute. */
  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
