package dev.linkgate.adapter.sandbox;

import dev.linkgate.sandbox.SandboxAccount;
import dev.linkgate.sandbox.SandboxLink;
import java.time.Instant;
import java.util.List;

/** What a link is for decides what its page shows and what its buttons say. */
enum PageKind {
  ONBOARDING("Onboarding", "Complete onboarding", "Save and leave"),
  UPDATE("Account update", "Save changes", "Leave without changes"),
  PAYOUTS("Payouts portal", "Done", "Leave");

  private final String title;
  private final String primary;
  private final String leave;

  PageKind(String title, String primary, String leave) {
    this.title = title;
    this.primary = primary;
    this.leave = leave;
  }

  /**
   * @param purpose as a link has it
   */
  static PageKind of(String purpose) {
    return switch (purpose) {
      case "update" -> UPDATE;
      case "payouts" -> PAYOUTS;
      default -> ONBOARDING; // a word, not a type: links of older versions are in the store
    };
  }

  String title() {
    return title;
  }

  String primary() {
    return primary;
  }

  String leave() {
    return leave;
  }

  /** What the first button does. */
  String primaryDoes(List<String> wanted) {
    String does =
        switch (this) {
          case ONBOARDING ->
              wanted.isEmpty() ? "Nothing is missing." : "Gives all that this link asks for.";
          case UPDATE ->
              wanted.isEmpty() ? "Keeps what is on file." : "Gives what is missing, too.";
          case PAYOUTS -> "Ends the visit.";
        };
    return does + " The link counts as completed.";
  }

  /** What the second button does. */
  String leaveDoes() {
    return (this == PAYOUTS ? "Ends the visit." : "Hands nothing in.")
        + " The link counts as left.";
  }

  /** What the page shows above its buttons. */
  String content(SandboxAccount account, SandboxLink link) {
    return switch (this) {
      case ONBOARDING ->
          Sections.account(account)
              + "<p>Give what this link asks for. Payouts are enabled once nothing is due now.</p>"
              + Sections.askedFor(account, link.asked());
      case UPDATE ->
          Sections.account(account)
              + "<p>Look at what this account has given, and change it.</p>"
              + Sections.onFile(account)
              + Sections.askedFor(account, link.asked());
      case PAYOUTS -> PayoutsPortal.content(account, opened(link));
    };
  }

  /** What it shows below them. */
  String further(SandboxAccount account, SandboxLink link) {
    return (this == PAYOUTS ? "" : Sections.notAskedFor(account, link.asked()))
        + Sections.aboutTheLink(link);
  }

  /** The page is made when the link is opened. */
  private static Instant opened(SandboxLink link) {
    return link.history().getLast().at();
  }
}
