package dev.linkgate.adapter.stripev2;

import dev.linkgate.adapter.HeaderRules;
import java.util.Set;

/** Stripe's own headers that a relayed exchange carries. */
final class StripeV2Headers {
  static final HeaderRules RULES =
      new HeaderRules(
          Set.of(
              "stripe-version",
              "stripe-account",
              "stripe-context",
              // what the SDK says about itself
              "x-stripe-client-*"),
          Set.of(
              // what SDKs put on their result and error objects
              "stripe-version",
              "stripe-account",
              "stripe-context",
              "original-request",
              "stripe-notice",
              // what they retry by
              "stripe-should-retry",
              "stripe-rate-limited-reason"));

  private StripeV2Headers() {}
}
