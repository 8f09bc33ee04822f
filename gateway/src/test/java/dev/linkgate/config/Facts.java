package dev.linkgate.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Facts as the adapters give them. */
final class Facts {
  private static final Predicate<String> STRIPE_VERSION =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\.[a-z]+)?(;[a-z_]+=v\\d+)*").asMatchPredicate();
  private static final Predicate<String> WHOP_VERSION =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-\\d+)?").asMatchPredicate();

  static final List<ApiFacts> ALL =
      List.of(
          stripe("stripe-v1", false, Duration.ofHours(24)),
          stripe("stripe-v2", true, Duration.ofDays(30)),
          new ApiFacts(
              "whop",
              "whop",
              WHOP_VERSION,
              "https://api.whop.com/api/v1",
              uri -> "api.whop.com".equals(uri.getHost()),
              key -> false,
              key -> false,
              true,
              false,
              id -> id.startsWith("biz_"),
              Duration.ofHours(24)),
          new ApiFacts(
              "sandbox",
              "",
              version -> false,
              null,
              (URI uri) -> false,
              key -> false,
              key -> false,
              false,
              false,
              id -> false,
              null));

  private Facts() {}

  private static ApiFacts stripe(String name, boolean takesConfigurations, Duration keyWindow) {
    return new ApiFacts(
        name,
        "stripe",
        STRIPE_VERSION,
        "https://api.stripe.com",
        uri -> false,
        key -> key.matches("[sr]k_live_.*"),
        key -> key.matches("[sr]k_test_.*"),
        true,
        takesConfigurations,
        id -> id.startsWith("acct_"),
        keyWindow);
  }
}
