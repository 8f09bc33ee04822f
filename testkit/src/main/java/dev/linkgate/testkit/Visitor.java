package dev.linkgate.testkit;

import java.net.URI;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.protocol.HttpClientContext;

/**
 * A seller with a browser, without the browser: opens links, presses the buttons of their pages and
 * goes where it is sent, one step at a time. It keeps cookies, the application's session too.
 */
public final class Visitor {
  private static final String PERSON = "Mozilla/5.0 (Linkgate test kit)";

  /** By such a name messengers fetch a link that somebody was sent. */
  private static final String MESSENGER = "Slackbot-LinkExpanding 1.0 (Linkgate test kit)";

  private final Browser browser;
  private final HttpClientContext cookies = HttpClientContext.create();

  Visitor(Browser browser) {
    this.browser = browser;
    cookies.setCookieStore(new BasicCookieStore());
  }

  /** Follows a link. */
  public Visit open(String url) {
    return open(URI.create(url));
  }

  /** Follows a link. */
  public Visit open(URI url) {
    return send("GET", url, PERSON);
  }

  /** Looks at a link as a messenger does that shows a preview of it. */
  public Visit preview(String url) {
    return send("GET", URI.create(url), MESSENGER);
  }

  Visit post(URI url) {
    return send("POST", url, PERSON);
  }

  private Visit send(String method, URI url, String userAgent) {
    return new Visit(this, url, browser.send(method, url, userAgent, cookies));
  }
}
