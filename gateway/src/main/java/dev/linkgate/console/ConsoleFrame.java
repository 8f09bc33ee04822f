package dev.linkgate.console;

import dev.linkgate.config.Keys;
import dev.linkgate.page.PageFrame;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What all pages of the console have around them: head, menu and policy. */
final class ConsoleFrame {
  /** Bare names in modules; what is not in it, no page loads. */
  private static final String IMPORT_MAP =
      """
      {"imports":{\
      "lit":"/console/files/lib/lit/index.js",\
      "lit/":"/console/files/lib/lit/",\
      "lit-html":"/console/files/lib/lit-html/lit-html.js",\
      "lit-html/":"/console/files/lib/lit-html/",\
      "lit-element/lit-element.js":"/console/files/lib/lit-element/lit-element.js",\
      "@lit/reactive-element":"/console/files/lib/reactive-element/reactive-element.js",\
      "@lit/reactive-element/":"/console/files/lib/reactive-element/"}}""";

  /** Nothing from elsewhere, and no script that is not a file of ours. */
  static final String POLICY =
      "default-src 'none'; script-src 'self' 'sha256-"
          + digest(IMPORT_MAP.getBytes(StandardCharsets.UTF_8))
          + "'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private ConsoleFrame() {}

  /**
   * A page of somebody who is signed in.
   *
   * @param screen the menu's item it belongs to
   * @param title its first heading, plain text
   * @param content HTML below the heading
   */
  static byte[] page(Screen screen, String title, String content) {
    return html(title, screen, content);
  }

  /** A page of nobody yet. */
  static byte[] open(String title, String content) {
    return html(title, null, content);
  }

  private static byte[] html(String title, @Nullable Screen screen, String content) {
    String page =
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
            + "<meta name=\"color-scheme\" content=\"light dark\">"
            + "<title>"
            + PageFrame.escape(title)
            + " · Linkgate</title>"
            + "<link rel=\"icon\" href=\"/console/files/icon.svg\">"
            + "<link rel=\"stylesheet\" href=\"/console/files/style.css\">"
            + (screen == null ? "" : styled(screen) + scripts(screen))
            + "</head><body><a class=\"skip\" href=\"#main\">Skip to content</a>"
            + "<header><a class=\"brand\" href=\"/console/\">Linkgate</a>"
            + (screen == null ? "" : menu(screen))
            + "</header><main id=\"main\" tabindex=\"-1\"><h1>"
            + PageFrame.escape(title)
            + "</h1>"
            + content
            + "</main></body></html>";
    return page.getBytes(StandardCharsets.UTF_8);
  }

  private static String styled(Screen screen) {
    return "<link rel=\"stylesheet\" href=\"/console/files/screens/" + screen.word() + ".css\">";
  }

  private static String scripts(Screen screen) {
    return "<script type=\"importmap\">"
        + IMPORT_MAP
        + "</script><script type=\"module\" src=\"/console/files/screens/"
        + screen.word()
        + ".js\"></script>";
  }

  private static String menu(Screen current) {
    StringBuilder menu = new StringBuilder("<nav aria-label=\"Console\"><ul>");
    for (Screen screen : Screen.values()) {
      menu.append("<li><a href=\"").append(screen.path()).append('"');
      if (screen == current) {
        menu.append(" aria-current=\"page\"");
      }
      menu.append('>').append(PageFrame.escape(screen.title)).append("</a></li>");
    }
    return menu.append("</ul></nav>")
        .append("<form method=\"post\" action=\"/console/sign-out\">")
        .append("<button class=\"quiet\">Sign out</button></form>")
        .toString();
  }

  /** SHA-256, as policies and tags write it. */
  static String digest(byte[] bytes) {
    return Base64.getEncoder().encodeToString(Keys.digest(bytes));
  }
}
