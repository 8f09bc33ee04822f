package dev.linkgate.sdk;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one SDK call is made; what is absent is left to the SDK.
 *
 * @param maxRetries the SDK's own retries
 * @param timeout per attempt
 * @param version instead of the SDK's default one
 * @param richer with everything this SDK's types offer beside the required fields
 * @param headers only for raw requests and Whop's SDK
 */
public record SdkOptions(
    @Nullable Integer maxRetries,
    @Nullable Duration timeout,
    @Nullable String idempotencyKey,
    @Nullable String stripeAccount,
    @Nullable String version,
    boolean richer,
    Map<String, String> headers) {
  /** The SDK as it comes. */
  public static final SdkOptions DEFAULT =
      new SdkOptions(null, null, null, null, null, false, Map.of());

  public SdkOptions {
    headers = Map.copyOf(headers);
  }

  /** These with another number of retries. */
  public SdkOptions withRetries(int retries) {
    return new SdkOptions(
        retries, timeout, idempotencyKey, stripeAccount, version, richer, headers);
  }

  /** These with another time limit for each attempt. */
  public SdkOptions withTimeout(Duration limit) {
    return new SdkOptions(
        maxRetries, limit, idempotencyKey, stripeAccount, version, richer, headers);
  }

  /** These with the application's own idempotency key. */
  public SdkOptions withIdempotencyKey(String key) {
    return new SdkOptions(maxRetries, timeout, key, stripeAccount, version, richer, headers);
  }

  /** These on behalf of another Stripe account. */
  public SdkOptions withStripeAccount(String account) {
    return new SdkOptions(maxRetries, timeout, idempotencyKey, account, version, richer, headers);
  }

  /** These at another version of the API. */
  public SdkOptions withVersion(String other) {
    return new SdkOptions(
        maxRetries, timeout, idempotencyKey, stripeAccount, other, richer, headers);
  }

  /** These with every optional field this SDK's types know. */
  public SdkOptions withRicherFields() {
    return new SdkOptions(
        maxRetries, timeout, idempotencyKey, stripeAccount, version, true, headers);
  }

  /** These with one more header. */
  public SdkOptions withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new SdkOptions(
        maxRetries, timeout, idempotencyKey, stripeAccount, version, richer, more);
  }
}
