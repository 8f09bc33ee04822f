package example.shop;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.AccountLinkCreateParams.CollectionOptions;

/** Accounts and their links of Stripe's v1. */
final class StripeV1 implements Provider {
  private final StripeClient client;

  StripeV1(Settings settings) {
    client = Provider.client(settings);
  }

  @Override
  public String createAccount(String seller) throws StripeException {
    return client
        .v1()
        .accounts()
        .create(
            AccountCreateParams.builder()
                .setType(AccountCreateParams.Type.EXPRESS)
                .setEmail(seller + "@sellers.example")
                .putMetadata("seller", seller)
                .build())
        .getId();
  }

  @Override
  public String onboardingLink(String account, String refreshUrl, String returnUrl)
      throws StripeException {
    return client
        .v1()
        .accountLinks()
        .create(
            AccountLinkCreateParams.builder()
                .setAccount(account)
                .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                .setRefreshUrl(refreshUrl)
                .setReturnUrl(returnUrl)
                .setCollectionOptions(
                    CollectionOptions.builder()
                        .setFields(CollectionOptions.Fields.EVENTUALLY_DUE)
                        .build())
                .build())
        .getUrl();
  }
}
