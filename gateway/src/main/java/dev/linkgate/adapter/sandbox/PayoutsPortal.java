package dev.linkgate.adapter.sandbox;

import dev.linkgate.sandbox.SandboxAccount;
import java.time.Instant;
import java.util.Locale;

/** The payouts page: balance, schedule and history, in play money. */
final class PayoutsPortal {
  private static final int SHOWN = 5;

  private PayoutsPortal() {}

  static String content(SandboxAccount account, Instant now) {
    PlayMoney money = new PlayMoney(account.createdAt(), now, account.payoutsEnabled());
    return Sections.account(account)
        + Sections.section(
            "Balance",
            "<dl><dt>For the next payout</dt><dd>"
                + amount(money.comingUp())
                + "</dd><dt>Held</dt><dd>"
                + amount(money.held())
                + "</dd><dt>Paid out so far</dt><dd>"
                + amount(money.paidOut())
                + "</dd></dl>")
        + Sections.section(
            "Schedule",
            "<p>Every seventh day. The next one is due on "
                + Sections.day(money.nextPayout())
                + ".</p><p class=\"soft\">"
                + (money.paying()
                    ? "It would go to the account's bank account."
                    : "Payouts are held until onboarding is completed.")
                + "</p>")
        + Sections.section("History", history(money));
  }

  private static String history(PlayMoney money) {
    if (money.payoutsSoFar() == 0) {
      return "<p>No payout yet. Play money comes in by the day; advance the sandbox's clock to see"
          + " some: <code>linkgate sandbox clock advance 7d</code></p>";
    }
    StringBuilder rows = new StringBuilder();
    for (PlayMoney.Payout payout : money.last(SHOWN)) {
      rows.append("<tr><td>").append(Sections.day(payout.at())).append("</td><td>");
      rows.append(money.paying() ? "Paid" : "Held").append("</td><td class=\"sum\">");
      rows.append(amount(payout.amount())).append("</td></tr>");
    }
    return "<table><caption>"
        + (money.payoutsSoFar() > SHOWN ? "The last " + SHOWN + " of " : "")
        + money.payoutsSoFar()
        + ", newest first</caption><thead><tr><th scope=\"col\">Due on</th><th scope=\"col\">State"
        + "</th><th scope=\"col\" class=\"sum\">Amount</th></tr></thead><tbody>"
        + rows
        + "</tbody></table>";
  }

  /** With the sign for no currency in particular. */
  private static String amount(long units) {
    return String.format(Locale.ROOT, "¤ %,d.00", units);
  }
}
