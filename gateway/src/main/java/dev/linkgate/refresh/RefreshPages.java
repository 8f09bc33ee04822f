package dev.linkgate.refresh;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.page.PageFrame;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a browser gets behind a refresh URL. Names nobody: whoever reads a page here may be the
 * wrong one.
 */
public final class RefreshPages {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--go:#14532d;--on:#fff;--ring:#1d4ed8;--ground:#fff;--ink:#1c1a20}
      @media (prefers-color-scheme:dark){:root{--go:#86efac;--on:#052e16;--ring:#ffd60a;--ground:#17151b;--ink:#f1eef6}}
      body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.6 system-ui,sans-serif}
      main{max-width:32rem;margin:4rem auto;padding:0 1rem}
      button{font:inherit;font-weight:600;padding:.7rem 1.4rem;border-radius:.4rem;border:2px solid var(--go);background:var(--go);color:var(--on);cursor:pointer}
      button:focus-visible{outline:3px solid var(--ring);outline-offset:3px}
      """;

  /** To the page's own URL; without a body, which nobody would read. */
  private static final String BUTTON =
      "<form method=\"post\"><button type=\"submit\">Continue</button></form>";

  private RefreshPages() {}

  /**
   * Asks for one press: a preview or a prefetch presses nothing.
   *
   * @param own where the form may end beside providers' pages
   */
  public static HttpAnswer ask(int status, @Nullable String own) {
    return page(
        status,
        "Continue where you left off",
        "<p>The page you came from has run out or was opened before. Continue to get a new"
            + " one.</p>"
            + BUTTON,
        Headers.NONE,
        "https:",
        own);
  }

  /** There is nothing here, for whatever reason. */
  public static HttpAnswer unknown() {
    return page(
        404,
        "This page does not exist",
        "<p>The address is wrong, or no longer in use. Go back to the site you came from and"
            + " start there again.</p>",
        Headers.NONE);
  }

  /** It takes a GET or the button. */
  public static HttpAnswer otherMethod() {
    return page(
        405,
        "This page cannot be asked like that",
        "<p>Open it in a browser.</p>",
        Headers.of("Allow", "GET, HEAD, POST"));
  }

  /** Somebody presses too often. */
  public static HttpAnswer tooMany(Duration wait) {
    return page(
        429,
        "Too many attempts",
        "<p>Wait a minute, go back, and press the button again.</p>",
        Headers.of("Retry-After", Long.toString(wait.plusMillis(999).toSeconds())));
  }

  /** There is no link, and nowhere else to go. */
  public static HttpAnswer ended(int status) {
    return page(
        status,
        status == 410 ? "This page has run out" : "This did not work",
        "<p>Nothing was lost. Go back to the site you came from and start there again.</p>",
        Headers.NONE);
  }

  /**
   * Sends the browser on.
   *
   * @param target checked
   */
  public static HttpAnswer go(String target) {
    return new HttpAnswer(
        303, PageFrame.headers("").with("Location", PageFrame.ascii(target)), new byte[0]);
  }

  private static HttpAnswer page(
      int status, String title, String content, Headers more, @Nullable String... leadsTo) {
    Headers headers =
        PageFrame.headers(STYLE, leadsTo)
            .with("Content-Type", "text/html;charset=utf-8")
            .with("X-Frame-Options", "DENY");
    for (Headers.Header header : more.list()) {
      headers = headers.with(header.name(), header.value());
    }
    return new HttpAnswer(status, headers, PageFrame.html(title, "", STYLE, "", content));
  }
}
