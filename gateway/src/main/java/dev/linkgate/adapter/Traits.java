package dev.linkgate.adapter;

import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration is checked against.
 *
 * @param wellFormedVersion whether a text is a version of the API
 * @param defaultBaseUrl where the provider serves it; null where there is no network
 * @param liveHost whether a host is the provider's live one
 * @param liveKey whether a key is plainly a live one
 * @param testKey whether a key is plainly a test one
 * @param takesConfigurations whether {@code defaults.configurations} means anything
 * @param accountId whether a text looks like one of the account space's ids
 * @param keyWindow how long the API honours an idempotency key; null: not at all
 */
public record Traits(
    Predicate<String> wellFormedVersion,
    @Nullable String defaultBaseUrl,
    Predicate<String> liveHost,
    Predicate<String> liveKey,
    Predicate<String> testKey,
    boolean takesConfigurations,
    Predicate<String> accountId,
    @Nullable Duration keyWindow) {}
