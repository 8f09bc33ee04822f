package dev.linkgate.adapter.sandbox;

import dev.linkgate.adapter.Headers;
import dev.linkgate.page.PageFrame;
import jakarta.ws.rs.core.Response;
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

  private static final String BANNER =
      "<header>SANDBOX · test page of Linkgate · not a provider, no real account, no money</header>";

  private Html() {}

  /** A page; its forms may end at these places, if they are any. */
  static Response page(int status, String title, String content, @Nullable String... leadsTo) {
    return closed(Response.status(status), STYLE, leadsTo)
        .header("Content-Type", "text/html;charset=utf-8")
        .entity(PageFrame.html(title, " · Linkgate sandbox", STYLE, BANNER, content))
        .build();
  }

  /** Sends the browser on. */
  static Response go(String url) {
    return closed(Response.status(Response.Status.SEE_OTHER), "")
        .header("Location", PageFrame.ascii(url))
        .build();
  }

  private static Response.ResponseBuilder closed(
      Response.ResponseBuilder response, String style, @Nullable String... leadsTo) {
    for (Headers.Header header : PageFrame.headers(style, leadsTo).list()) {
      response.header(header.name(), header.value());
    }
    return response;
  }

  /** Text as HTML text or as a quoted attribute. */
  static String escape(String text) {
    return PageFrame.escape(text);
  }
}
