package dev.linkgate.canonical;

import org.jspecify.annotations.Nullable;

/**
 * One ask for an account link, in no provider's words.
 *
 * @param account who goes through the link
 * @param purpose what they do there
 * @param refreshUrl where a browser goes when the link is spent
 * @param returnUrl where a browser goes when the flow is left
 * @param extras what was asked beside the link
 */
public record LinkRequest(
    AccountId account,
    LinkPurpose purpose,
    @Nullable RedirectUrl refreshUrl,
    @Nullable RedirectUrl returnUrl,
    Extras extras) {

  /** The same with another refresh URL. */
  public LinkRequest refreshedAt(RedirectUrl url) {
    return new LinkRequest(account, purpose, url, returnUrl, extras);
  }

  /** What the flow should collect; unsaid where the purpose collects nothing. */
  public Requirements requirements() {
    return switch (purpose) {
      case LinkPurpose.Onboarding onboarding -> onboarding.requirements();
      case LinkPurpose.Update update -> update.requirements();
      case LinkPurpose.PayoutsPortal _, LinkPurpose.Unknown _ -> Requirements.UNSAID;
    };
  }
}
