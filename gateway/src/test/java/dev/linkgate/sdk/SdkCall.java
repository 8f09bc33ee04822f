package dev.linkgate.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One call of one SDK.
 *
 * @param sdk the alias in package.json, or {@code java}
 * @param api {@code v1} or {@code v2}; empty for Whop's
 * @param target null for the SDK's own create method
 * @param params in the words of the SDK's API
 */
record SdkCall(
    String sdk,
    String api,
    String baseUrl,
    String key,
    SdkOptions options,
    @Nullable RawTarget target,
    @Nullable ObjectNode params) {
  /** Method in capitals and path of a raw request. */
  record RawTarget(String method, String path) {}

  @Override
  public String toString() {
    return "SdkCall[" + sdk + " " + api + "]"; // holds a key
  }
}
