package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.sandbox.FaultOrder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An operation beside the link requests, for an upstream of our own.
 *
 * @param api the name of the API its caller speaks
 * @param method in capitals
 * @param path as sent, without query
 * @param query as sent; null for none
 * @param body read; empty where there is none
 * @param key what an upstream sees in place of the caller's own key; drawn where it sent none
 * @param identity digest of what the API takes for the same request
 * @param accountId whether a word looks like an account of the API's space
 * @param fault ordered by its caller; null for none
 */
public record PlayedCall(
    String api,
    String method,
    String path,
    @Nullable String query,
    ObjectNode body,
    IdempotencyKey key,
    String identity,
    Predicate<String> accountId,
    @Nullable FaultOrder fault) {
  @Override
  public String toString() {
    return "PlayedCall[" + method + " " + api + "]"; // the body may hold what is personal
  }
}
