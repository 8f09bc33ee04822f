package dev.linkgate.console.reference;

import dev.linkgate.page.PageFrame;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML out of texts, which a provider may have written: nothing of them is markup. */
final class Markup {
  /** What stands between backticks on one line. */
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

  private Markup() {}

  static String text(String text) {
    return PageFrame.escape(text);
  }

  static String code(String text) {
    return "<code>" + text(text) + "</code>";
  }

  /** Sentences, in which backticks mark code. */
  static String prose(String sentences) {
    StringBuilder html = new StringBuilder();
    Matcher code = CODE.matcher(sentences);
    int end = 0;
    while (code.find()) {
      html.append(text(sentences.substring(end, code.start()))).append(code(code.group(1)));
      end = code.end();
    }
    return html.append(text(sentences.substring(end))).toString();
  }

  /** A paragraph; nothing for nothing. */
  static String paragraph(String sentences) {
    return sentences.isBlank() ? "" : "<p>" + prose(sentences) + "</p>";
  }

  static String link(String address, String text) {
    return "<a href=\"" + text(address) + "\">" + text(text) + "</a>";
  }

  static String tag(String kind, String text) {
    return "<span class=\"tag " + kind + "\">" + text(text) + "</span>";
  }

  /** A heading that can be linked to. */
  static String heading(int level, String id, String html, String named) {
    return "<h%d id=\"%s\">%s %s</h%d>".formatted(level, text(id), html, anchor(id, named), level);
  }

  /** The way to a place on this page, seen where it is looked at. */
  static String anchor(String id, String named) {
    return "<a class=\"anchor\" href=\"#%s\" aria-label=\"Link to %s\">#</a>"
        .formatted(text(id), text(named));
  }

  /** What is as long as it is; it can be scrolled with keys. */
  static String pre(String named, String text) {
    return "<pre tabindex=\"0\" role=\"region\" aria-label=\"%s\">%s</pre>"
        .formatted(text(named), text(text));
  }

  static String folded(String summary, String html) {
    return "<details><summary>" + text(summary) + "</summary>" + html + "</details>";
  }

  /** A table that can be scrolled with keys where it is too wide. */
  static String table(String named, List<String> columns, String rows) {
    StringBuilder html = new StringBuilder();
    html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    html.append(text(named)).append("\"><table><thead><tr>");
    columns.forEach(column -> html.append("<th scope=\"col\">").append(text(column)));
    return html.append("</thead><tbody>").append(rows).append("</tbody></table></div>").toString();
  }
}
