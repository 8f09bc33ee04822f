package dev.linkgate.adapter.sandbox;

import dev.linkgate.sandbox.LinkState;
import dev.linkgate.sandbox.SandboxAccount;
import dev.linkgate.sandbox.SandboxLink;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sandbox's pages are put together from. */
final class Sections {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private Sections() {}

  /** Whom the page is about, and whether money reaches them. */
  static String account(SandboxAccount account) {
    boolean enabled = account.payoutsEnabled();
    return "<p class=\"soft\">Account "
        + Html.escape(account.id())
        + "</p><p class=\"state"
        + (enabled ? " ok" : "")
        + "\">Payouts are "
        + (enabled ? "enabled" : "not enabled yet")
        + "</p>";
  }

  /** What the link asks for, by when it is due. */
  static String askedFor(SandboxAccount account, SandboxLink.Asked asked) {
    String groups = due(account, asked, true);
    return groups.isEmpty() ? "<p>Nothing that this link asks for is missing.</p>" : groups;
  }

  /** What else the account will have to give. */
  static String notAskedFor(SandboxAccount account, SandboxLink.Asked asked) {
    return due(account, asked, false);
  }

  private static String due(SandboxAccount account, SandboxLink.Asked asked, boolean ofThisLink) {
    return (ofThisLink ? group("Due now", account.currentlyDue(), true) : "")
        + (ofThisLink == asked.eventually()
            ? group("Due later", account.eventuallyDue(), ofThisLink)
            : "")
        + (ofThisLink == asked.future()
            ? group("Due in the future", account.futureDue(), ofThisLink)
            : "");
  }

  /** What an account gave and may change. */
  static String onFile(SandboxAccount account) {
    List<String> given = account.onFile();
    return section(
        "On file",
        given.isEmpty()
            ? "<p class=\"soft\">Nothing: this account has not been onboarded.</p>"
            : "<p class=\"soft\">Given before. All of it may be changed.</p>" + list(given));
  }

  private static String group(String title, List<String> names, boolean asked) {
    if (names.isEmpty()) {
      return "";
    }
    String note = asked ? "This link asks for it." : "This link does not ask for it.";
    return section(title, asked ? "" : "quiet", "<p class=\"soft\">" + note + "</p>" + list(names));
  }

  /** Names of requirements in human words, and as an API has them. */
  static String list(List<String> names) {
    StringBuilder html = new StringBuilder();
    for (String name : names) {
      html.append("<li>").append(Html.escape(RequirementWords.of(name)));
      html.append(" <code>").append(Html.escape(name)).append("</code></li>");
    }
    return names.isEmpty() ? "" : "<ul>" + html + "</ul>";
  }

  static String section(String title, String content) {
    return section(title, "", content);
  }

  private static String section(String title, String kind, String content) {
    return "<section"
        + (kind.isEmpty() ? "" : " class=\"" + kind + "\"")
        + "><h2>"
        + title
        + "</h2>"
        + content
        + "</section>";
  }

  /** Where a link comes from, and how long it opens. */
  static String aboutTheLink(SandboxLink link) {
    SandboxLink.Asked asked = link.asked();
    String configurations = String.join(", ", asked.configurations());
    return section(
        "About this link",
        "<dl><dt>Account</dt><dd>"
            + Html.escape(link.account())
            + "</dd><dt>Asked for in</dt><dd>"
            + Html.escape((asked.api() + " " + asked.version()).strip())
            + "</dd>"
            + (configurations.isEmpty()
                ? ""
                : "<dt>Configurations</dt><dd>" + Html.escape(configurations) + "</dd>")
            + "<dt>Made</dt><dd>"
            + time(link.createdAt())
            + "</dd><dt>Opens until</dt><dd>"
            + time(link.expiresAt())
            + "</dd></dl>");
  }

  /** What happened to a link. */
  static String history(SandboxLink link) {
    StringBuilder html = new StringBuilder("<ol>");
    link.history()
        .forEach(
            event ->
                html.append("<li class=\"step\">")
                    .append(said(event.state()))
                    .append(' ')
                    .append(time(event.at()))
                    .append("</li>"));
    return section("What happened to this link", html.append("</ol>").toString());
  }

  private static String said(LinkState state) {
    return switch (state) {
      case CREATED -> "Made";
      case OPENED -> "Opened";
      case COMPLETED -> "Completed";
      case LEFT -> "Saved and left";
      case EXPIRED -> "Expired";
      case BURNT -> "Burnt by a preview";
    };
  }

  static String time(Instant at) {
    return "<time datetime=\"" + at + "\">" + UTC.format(at) + "</time>";
  }

  /** A moment for people who plan by days. */
  static String day(Instant at) {
    String text = UTC.format(at);
    return "<time datetime=\"" + at + "\">" + text.substring(0, text.indexOf(' ')) + "</time>";
  }

  /**
   * A button and what it does.
   *
   * @param kind of button, a CSS class; empty for the one that most want
   * @param what it does to the account or the link
   * @param leadsTo where the browser goes then; null: nowhere
   * @param named which URL of the request that is
   */
  static String button(
      String path,
      String action,
      String label,
      String kind,
      String what,
      @Nullable String leadsTo,
      String named) {
    return "<form method=\"post\" action=\""
        + Html.escape(path + action)
        + "\"><button aria-describedby=\""
        + action
        + "\""
        + (kind.isEmpty() ? "" : " class=\"" + kind + "\"")
        + ">"
        + label
        + "</button><p class=\"soft\" id=\""
        + action
        + "\">"
        + what
        + " "
        + (leadsTo == null
            ? "Stays with the sandbox: the request for the link named no " + named + "."
            : "Goes to the " + named + ", " + Html.escape(Html.place(leadsTo)))
        + "</p></form>";
  }
}
