package dev.linkgate.adapter.stripev2;

import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.Due;
import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.FutureRequirements;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkPurpose;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.canonical.Requirements;
import dev.linkgate.generated.stripev2.AccountLinkFlow;
import dev.linkgate.generated.stripev2.AccountLinkFlowParams;
import dev.linkgate.generated.stripev2.AccountLinkUseCase;
import dev.linkgate.generated.stripev2.AccountLinkUseCaseParams;
import dev.linkgate.generated.stripev2.CollectionOptions;
import dev.linkgate.generated.stripev2.CollectionOptionsParams;
import dev.linkgate.generated.stripev2.PostV2CoreAccountLinksRequest;
import dev.linkgate.generated.stripev2.V2CoreAccountLink;
import org.jspecify.annotations.Nullable;

/** Between a Stripe v2 caller's account link in its newest shape and ours. */
final class AccountLinkMapping {
  private AccountLinkMapping() {}

  static LinkRequest toCanonical(PostV2CoreAccountLinksRequest body, Extras extras) {
    AccountLinkUseCaseParams useCase = body.useCase();
    String type = useCase == null || useCase.type() == null ? "" : useCase.type();
    AccountLinkFlowParams flow =
        switch (type) {
          case "account_onboarding" -> useCase.accountOnboarding();
          case "account_update" -> useCase.accountUpdate();
          default -> null;
        };
    return new LinkRequest(
        body.account() == null ? AccountId.MISSING : new AccountId(body.account()),
        purpose(type, flow),
        flow == null ? null : url(flow.refreshUrl()),
        flow == null ? null : url(flow.returnUrl()),
        extras);
  }

  private static LinkPurpose purpose(String type, @Nullable AccountLinkFlowParams flow) {
    return switch (type) { // an open enum: what Stripe adds reaches Stripe by relay, and no one
      // else
      case "account_onboarding" -> new LinkPurpose.Onboarding(requirements(flow));
      case "account_update" -> new LinkPurpose.Update(requirements(flow));
      default -> new LinkPurpose.Unknown(type);
    };
  }

  private static Requirements requirements(@Nullable AccountLinkFlowParams flow) {
    CollectionOptionsParams options = flow == null ? null : flow.collectionOptions();
    if (options == null) {
      return Requirements.UNSAID;
    }
    Due fields =
        switch (options.fields()) {
          case null -> null;
          case CURRENTLY_DUE -> Due.CURRENTLY;
          case EVENTUALLY_DUE -> Due.EVENTUALLY;
        };
    FutureRequirements future =
        switch (options.futureRequirements()) {
          case null -> null;
          case INCLUDE -> FutureRequirements.INCLUDE;
          case OMIT -> FutureRequirements.OMIT;
        };
    return new Requirements(fields, future);
  }

  private static @Nullable RedirectUrl url(@Nullable String text) {
    return text == null ? null : new RedirectUrl(text);
  }

  /** The link, with the use case repeated as it was asked. */
  static V2CoreAccountLink toWire(Link link, PostV2CoreAccountLinksRequest body) {
    AccountLinkUseCaseParams asked = body.useCase();
    return new V2CoreAccountLink(
        body.account(),
        link.createdAt(),
        link.expiresAt(),
        link.livemode(),
        V2CoreAccountLink.ObjectEnum.V2_CORE_ACCOUNT_LINK,
        link.url().reveal(),
        new AccountLinkUseCase(
            asked.type().equals("account_onboarding") ? flow(asked.accountOnboarding()) : null,
            asked.type().equals("account_update") ? flow(asked.accountUpdate()) : null,
            asked.type()));
  }

  private static AccountLinkFlow flow(AccountLinkFlowParams asked) {
    return new AccountLinkFlow(
        options(asked.collectionOptions()), asked.refreshUrl(), asked.returnUrl());
  }

  private static @Nullable CollectionOptions options(@Nullable CollectionOptionsParams asked) {
    if (asked == null) {
      return null;
    }
    return new CollectionOptions(
        switch (asked.fields()) {
          case null -> null;
          case CURRENTLY_DUE -> CollectionOptions.FieldsEnum.CURRENTLY_DUE;
          case EVENTUALLY_DUE -> CollectionOptions.FieldsEnum.EVENTUALLY_DUE;
        },
        switch (asked.futureRequirements()) {
          case null -> null;
          case INCLUDE -> CollectionOptions.FutureRequirementsEnum.INCLUDE;
          case OMIT -> CollectionOptions.FutureRequirementsEnum.OMIT;
        });
  }
}
