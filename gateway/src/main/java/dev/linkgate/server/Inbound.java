package dev.linkgate.server;

import dev.linkgate.adapter.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A request's head, and what we call it.
 *
 * @param id our id of the exchange
 * @param startedNanos when its head was here, on {@link System#nanoTime}'s clock
 * @param method as sent
 * @param path as sent, before the query
 * @param query as sent, without the question mark; null where there is none
 * @param headers all of them
 */
record Inbound(
    String id,
    long startedNanos,
    String method,
    String path,
    @Nullable String query,
    Headers headers) {
  @Override
  public String toString() {
    return "Inbound[" + id + "]"; // headers hold a key, the query may hold anything
  }
}
