package dev.linkgate.config;

import java.net.URI;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration has to know of an API; the adapters say it, so that no provider is named
 * here.
 *
 * @param name the word in the file, such as {@code stripe-v1}
 * @param accountSpace whose account ids it speaks
 * @param wellFormedVersion whether a version text is one this API could have published
 * @param defaultBaseUrl where it lives unless the file says otherwise; null where there is no
 *     network
 * @param liveHost whether a base URL can only mean real money
 * @param liveKey whether a key can only mean real money
 * @param testKey whether a key plainly cannot
 * @param needsKey whether an upstream of it needs a credential
 * @param takesConfigurations whether {@code defaults.configurations} means something to it
 * @param accountId whether a text looks like an id of its account space
 * @param keyWindow how long it honours an idempotency key; null: not at all
 */
public record ApiFacts(
    String name,
    String accountSpace,
    Predicate<String> wellFormedVersion,
    @Nullable String defaultBaseUrl,
    Predicate<URI> liveHost,
    Predicate<String> liveKey,
    Predicate<String> testKey,
    boolean needsKey,
    boolean takesConfigurations,
    Predicate<String> accountId,
    @Nullable Duration keyWindow) {
  /** Whether it is reached over the network: only such an API has callers, versions and relays. */
  public boolean networked() {
    return defaultBaseUrl != null;
  }
}
