package dev.linkgate.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One call of one SDK.
 *
 * @param sdk the alias in package.json, or {@code java}
 * @param api {@code v1} or {@code v2}; empty for Whop's
 * @param other null for the SDK's own method that creates a link
 * @param params in the words of the SDK's API
 */
record SdkCall(
    String sdk,
    String api,
    String baseUrl,
    String key,
    SdkOptions options,
    @Nullable Other other,
    @Nullable ObjectNode params) {
  /** What is not the creation of a link. */
  sealed interface Other {}

  /** Method in capitals and path of a raw request. */
  record RawTarget(String method, String path) implements Other {}

  /** The SDK's own method that creates an account, or, with an id, the one that retrieves it. */
  record AccountTarget(@Nullable String id) implements Other {}

  @Override
  public String toString() {
    return "SdkCall[" + sdk + " " + api + "]"; // holds a key
  }
}
