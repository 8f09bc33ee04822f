package dev.linkgate.adapter.sandbox;

import dev.linkgate.adapter.HostedPage;
import dev.linkgate.page.Previews;
import dev.linkgate.sandbox.Sandbox;
import dev.linkgate.sandbox.Sandbox.Action;
import dev.linkgate.sandbox.SandboxAccount;
import dev.linkgate.sandbox.SandboxLink;
import dev.linkgate.sandbox.Visit;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a browser sees behind a sandbox link. */
@Path("/sandbox/links/{token}")
final class SandboxPage implements HostedPage {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private static final Map<String, Action> ACTIONS =
      Map.of("complete", Action.COMPLETE, "leave", Action.LEAVE, "expire", Action.EXPIRE);

  private final Sandbox sandbox;

  SandboxPage(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Opens a link: the page, or on to where a spent link leads. */
  @Override
  public Response open(
      String token,
      @Nullable String userAgent,
      @Nullable String secPurpose,
      @Nullable String purpose,
      @Nullable String otherPurpose,
      @Nullable String moz) {
    boolean preview = Previews.is(userAgent, secPurpose, purpose, otherPurpose, moz);
    return said(token, sandbox.open(token, preview));
  }

  /** Nobody follows a link by asking for its headers alone. */
  @Override
  public Response look(String token) {
    return said(token, sandbox.open(token, true));
  }

  @Override
  public Response act(String token, String ticket, String action) {
    Action known = ACTIONS.get(action);
    return known == null
        ? said(token, Visit.Unknown.UNKNOWN)
        : said(token, sandbox.act(token, ticket, known));
  }

  private static Response said(String token, Visit visit) {
    @Nullable String target = visit.target();
    if (target != null) {
      return Html.go(target);
    }
    return switch (visit) {
      case Visit.Page page -> page(token, page);
      case Visit.Done done ->
          Html.page(
              200,
              "Done",
              "<p>This page is finished. The request for the link named no return URL, so that a"
                  + " provider would keep the browser here.</p>"
                  + facts(done.link()));
      case Visit.Spent spent ->
          Html.page(
              410,
              "This link is spent",
              "<p>"
                  + Html.escape(spent.why())
                  + " The request for it named no refresh URL to go on to.</p>"
                  + facts(spent.link()));
      case Visit.Previewed _ ->
          Html.page(
              200,
              "Account link",
              "<p>This is what a preview sees. The link is not opened by it.</p>");
      case Visit.Unknown _ ->
          Html.page(
              404,
              "Unknown link",
              "<p>The sandbox has no such link. It was never made, or the sandbox has been reset"
                  + " since.</p>");
    };
  }

  private static Response page(String token, Visit.Page page) {
    SandboxLink link = page.link();
    SandboxLink.Asked asked = link.asked();
    String content =
        switch (asked.purpose()) {
          case "payouts" -> payouts(page.account());
          case "update" ->
              "<p>Look at what this account gave, and change it.</p>"
                  + wanted(page.account(), asked);
          default ->
              "<p>Give what is asked for, so that this account can be paid.</p>"
                  + wanted(page.account(), asked);
        };
    return Html.page(
        200,
        title(asked.purpose()),
        facts(link)
            + content
            + button(token, page.ticket(), "complete", done(asked.purpose()), "")
            + button(token, page.ticket(), "leave", "Save and leave", "other")
            + button(token, page.ticket(), "expire", "Let the link expire", "other"),
        asked.returnUrl(),
        asked.refreshUrl());
  }

  private static String done(String purpose) {
    return switch (purpose) {
      case "payouts" -> "Done";
      case "update" -> "Save changes";
      default -> "Complete onboarding";
    };
  }

  private static String facts(SandboxLink link) {
    return "<dl><dt>Account</dt><dd>"
        + Html.escape(link.account())
        + "</dd><dt>Asked by</dt><dd>"
        + Html.escape((link.asked().api() + " " + link.asked().version()).strip())
        + "</dd><dt>Made</dt><dd>"
        + time(link.createdAt())
        + "</dd><dt>Opens until</dt><dd>"
        + time(link.expiresAt())
        + "</dd></dl>";
  }

  private static String wanted(SandboxAccount account, SandboxLink.Asked asked) {
    List<String> wanted = account.wanted(asked);
    StringBuilder html = new StringBuilder("<h2>Asked for</h2>");
    if (wanted.isEmpty()) {
      html.append("<p>Nothing is due.</p>");
    } else {
      html.append("<ul>");
      wanted.forEach(name -> html.append("<li>").append(Html.escape(name)).append("</li>"));
      html.append("</ul>");
    }
    if (!asked.configurations().isEmpty()) {
      html.append("<p>For: ").append(Html.escape(String.join(", ", asked.configurations())));
      html.append("</p>");
    }
    return html.toString();
  }

  private static String payouts(SandboxAccount account) {
    return "<p>Payouts are "
        + (account.payoutsEnabled() ? "enabled" : "not enabled yet")
        + ".</p><h2>Balance</h2><dl><dt>Available</dt><dd>0.00, play money</dd>"
        + "<dt>Pending</dt><dd>0.00, play money</dd></dl>";
  }

  private static String button(
      String token, String ticket, String action, String label, String kind) {
    return "<form method=\"post\" action=\"/sandbox/links/"
        + Html.escape(token)
        + "/"
        + ticket
        + "/"
        + action
        + "\"><button"
        + (kind.isEmpty() ? "" : " class=\"" + kind + "\"")
        + ">"
        + label
        + "</button></form>";
  }

  private static String title(String purpose) {
    return switch (purpose.toLowerCase(Locale.ROOT)) {
      case "onboarding" -> "Onboarding";
      case "update" -> "Account update";
      case "payouts" -> "Payouts portal";
      default -> "Account link";
    };
  }

  private static String time(Instant at) {
    return UTC.format(at);
  }
}
