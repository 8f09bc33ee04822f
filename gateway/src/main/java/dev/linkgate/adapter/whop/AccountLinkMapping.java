package dev.linkgate.adapter.whop;

import dev.linkgate.adapter.Losses;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkPurpose;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.canonical.Requirements;
import dev.linkgate.generated.whop.AccountLink;
import dev.linkgate.generated.whop.AccountLinkUseCases;
import dev.linkgate.generated.whop.CreateAccountLinkRequest;
import org.jspecify.annotations.Nullable;

/** Between Whop's account link in its newest shape and ours. */
final class AccountLinkMapping {
  private AccountLinkMapping() {}

  static LinkRequest toCanonical(CreateAccountLinkRequest body, Extras extras) {
    return new LinkRequest(
        body.accountId() == null ? AccountId.MISSING : new AccountId(body.accountId()),
        purpose(body.useCase()),
        url(body.refreshUrl()),
        url(body.returnUrl()),
        extras);
  }

  private static LinkPurpose purpose(@Nullable AccountLinkUseCases useCase) {
    if (useCase == null) {
      return new LinkPurpose.Unknown("");
    }
    return switch (useCase) {
      case ACCOUNT_ONBOARDING -> new LinkPurpose.Onboarding(Requirements.UNSAID);
      case PAYOUTS_PORTAL -> new LinkPurpose.PayoutsPortal();
    };
  }

  private static @Nullable RedirectUrl url(@Nullable String text) {
    return text == null ? null : new RedirectUrl(text);
  }

  static AccountLink toWire(Link link) {
    return new AccountLink(link.url().reveal(), link.expiresAt());
  }

  static CreateAccountLinkRequest toWire(LinkRequest request, AccountId account, String upstream) {
    // First the purpose: what Whop has no link for is no matter of a URL.
    AccountLinkUseCases useCase = useCase(request.purpose(), upstream);
    return new CreateAccountLinkRequest(
        account.value(),
        Losses.needed(request.refreshUrl(), Field.REFRESH_URL, upstream),
        Losses.needed(request.returnUrl(), Field.RETURN_URL, upstream),
        useCase);
  }

  private static AccountLinkUseCases useCase(LinkPurpose purpose, String upstream) {
    return switch (purpose) { // no default: a new purpose must not compile until Whop answers
      case LinkPurpose.Onboarding _ -> AccountLinkUseCases.ACCOUNT_ONBOARDING;
      case LinkPurpose.PayoutsPortal _ -> AccountLinkUseCases.PAYOUTS_PORTAL;
      case LinkPurpose.Update _ ->
          throw Losses.unsupported(
              Field.PURPOSE,
              upstream,
              "Whop has no link with which an account changes what it gave before; it onboards and pays out.");
      case LinkPurpose.Unknown unknown ->
          throw Losses.unsupported(
              Field.PURPOSE,
              upstream,
              "Linkgate knows no purpose '" + unknown.asked() + "' to ask Whop for.");
    };
  }
}
