package dev.linkgate.adapter.sandbox;

import dev.linkgate.adapter.Headers;
import dev.linkgate.page.PageFrame;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The frame of the sandbox's pages: plain HTML, no script, nothing from elsewhere. */
final class Html {
  private static final String BANNER =
      "<header><strong>SANDBOX</strong> A test page of Linkgate: no provider, no real account, no money.</header>";

  private Html() {}

  /** A page; its forms may end at these places, if they are any. */
  static Response page(int status, String title, String content, @Nullable String... leadsTo) {
    return closed(Response.status(status), Style.CSS, leadsTo)
        .header("Content-Type", "text/html;charset=utf-8")
        .entity(PageFrame.html(title, " · Linkgate sandbox", Style.CSS, BANNER, content))
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

  /**
   * A URL as people are shown it: without credentials, and without a query, which may be secret.
   */
  static String place(String url) {
    String shown = PageFrame.ascii(url);
    Optional<String> origin = PageFrame.origin(url);
    if (origin.isEmpty()) {
      return shown;
    }
    int path = after(shown, shown.indexOf("://") + 3, "/?#");
    int end = after(shown, path, "?#");
    return origin.get() + shown.substring(path, end) + (end < shown.length() ? "…" : "");
  }

  private static int after(String text, int from, String stops) {
    int end = from;
    while (end < text.length() && stops.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Text as HTML text or as a quoted attribute. */
  static String escape(String text) {
    return PageFrame.escape(text);
  }
}
