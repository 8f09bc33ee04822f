package dev.linkgate.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A button of a page.
 *
 * @param action where its form is sent
 */
record Button(String action, String label) {
  /** Our own pages are as regular as this; an application's need not be. */
  private static final Pattern FORM =
      Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static final Pattern BUTTON =
      Pattern.compile(
          "<button\\b([^>]*)>(.*?)</button>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern ACTION = Pattern.compile("\\baction=\"([^\"]*)\"");
  private static final Pattern FORM_ACTION = Pattern.compile("\\bformaction=\"([^\"]*)\"");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  /** A page's buttons, in their order. */
  static List<Button> of(String html) {
    List<Button> buttons = new ArrayList<>();
    Matcher form = FORM.matcher(html);
    while (form.find()) {
      String action = value(ACTION, form.group(1), "");
      Matcher button = BUTTON.matcher(form.group(2));
      while (button.find()) {
        String label = TAG.matcher(button.group(2)).replaceAll("");
        buttons.add(new Button(value(FORM_ACTION, button.group(1), action), plain(label).strip()));
      }
    }
    return buttons;
  }

  private static String value(Pattern attribute, String attributes, String otherwise) {
    Matcher found = attribute.matcher(attributes);
    return found.find() ? plain(found.group(1)) : otherwise;
  }

  private static String plain(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
