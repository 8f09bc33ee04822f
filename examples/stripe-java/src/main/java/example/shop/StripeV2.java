package example.shop;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams.UseCase;
import com.stripe.param.v2.core.AccountLinkCreateParams.UseCase.AccountOnboarding;
import com.stripe.param.v2.core.AccountLinkCreateParams.UseCase.AccountOnboarding.CollectionOptions;

/** Accounts and their links of Stripe's v2. */
final class StripeV2 implements Provider {
  private final StripeClient client;

  StripeV2(Settings settings) {
    client = Provider.client(settings);
  }

  @Override
  public String createAccount(String seller) throws StripeException {
    return client
        .v2()
        .core()
        .accounts()
        .create(
            AccountCreateParams.builder()
                .setContactEmail(seller + "@sellers.example")
                .putMetadata("seller", seller)
                .build())
        .getId();
  }

  @Override
  public String onboardingLink(String account, String refreshUrl, String returnUrl)
      throws StripeException {
    AccountOnboarding onboarding =
        AccountOnboarding.builder()
            .addConfiguration(AccountOnboarding.Configuration.RECIPIENT)
            .setRefreshUrl(refreshUrl)
            .setReturnUrl(returnUrl)
            .setCollectionOptions(
                CollectionOptions.builder()
                    .setFields(CollectionOptions.Fields.EVENTUALLY_DUE)
                    .build())
            .build();
    return client
        .v2()
        .core()
        .accountLinks()
        .create(
            AccountLinkCreateParams.builder()
                .setAccount(account)
                .setUseCase(
                    UseCase.builder()
                        .setType(UseCase.Type.ACCOUNT_ONBOARDING)
                        .setAccountOnboarding(onboarding)
                        .build())
                .build())
        .getUrl();
  }
}
