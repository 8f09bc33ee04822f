package example.shop;

import java.util.Map;
import java.util.Optional;

/**
 * What tells the provider from its stand-in.
 *
 * @param apiBase empty: the provider's own
 */
record Settings(Optional<String> apiBase, String key) {
  static Settings of(Map<String, String> environment) {
    String key = environment.get("STRIPE_API_KEY");
    if (key == null) {
      throw new IllegalArgumentException("STRIPE_API_KEY is not set");
    }
    return new Settings(Optional.ofNullable(environment.get("STRIPE_API_BASE")), key);
  }
}
