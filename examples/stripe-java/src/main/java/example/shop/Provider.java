package example.shop;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;

/** What the shop wants of its payment provider. */
interface Provider {
  /** A new account for a seller. */
  String createAccount(String seller) throws StripeException;

  /** A link that leads to the account's onboarding: for once, and for minutes. */
  String onboardingLink(String account, String refreshUrl, String returnUrl) throws StripeException;

  /** stripe-java, told where the provider is and nothing else. */
  static StripeClient client(Settings settings) {
    StripeClient.StripeClientBuilder client = StripeClient.builder().setApiKey(settings.key());
    settings.apiBase().ifPresent(client::setApiBase);
    return client.build();
  }
}
