package dev.linkgate.adapter.sandbox;

import dev.linkgate.adapter.HostedPage;
import dev.linkgate.page.Previews;
import dev.linkgate.sandbox.Sandbox;
import dev.linkgate.sandbox.Sandbox.Action;
import dev.linkgate.sandbox.SandboxLink;
import dev.linkgate.sandbox.Visit;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a browser sees behind a sandbox link. */
@Path("/sandbox/links/{token}")
final class SandboxPage implements HostedPage {
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
              "<p>This page is finished. The request for the link named no return URL, so the"
                  + " browser stays here, and you may close it.</p>"
                  + Sections.history(done.link())
                  + Sections.aboutTheLink(done.link()));
      case Visit.Spent spent ->
          Html.page(
              410,
              "This link is spent",
              "<p>"
                  + Html.escape(spent.why())
                  + " The request for it named no refresh URL to go on to. Ask whoever sent the"
                  + " link for a new one.</p>"
                  + Sections.history(spent.link())
                  + Sections.aboutTheLink(spent.link()));
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
    PageKind kind = PageKind.of(asked.purpose());
    String path = "/sandbox/links/" + token + "/" + page.ticket() + "/";
    return Html.page(
        200,
        kind.title(),
        kind.content(page.account(), link)
            + Sections.section(
                "What next?",
                Sections.button(
                        path,
                        "complete",
                        kind.primary(),
                        "",
                        kind.primaryDoes(page.account().wanted(asked)),
                        asked.returnUrl(),
                        "return URL")
                    + Sections.button(
                        path,
                        "leave",
                        kind.leave(),
                        "other",
                        kind.leaveDoes(),
                        asked.returnUrl(),
                        "return URL")
                    + Sections.button(
                        path,
                        "expire",
                        "Let the link expire",
                        "other",
                        "As if the page had been left open for too long. The link counts as expired.",
                        asked.refreshUrl(),
                        "refresh URL"))
            + kind.further(page.account(), link),
        asked.returnUrl(),
        asked.refreshUrl());
  }
}
