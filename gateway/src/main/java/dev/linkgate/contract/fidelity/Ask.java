package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import org.jspecify.annotations.Nullable;

/** What a caller sends: a body as it was parsed, and headers with a meaning of their own. */
final class Ask {
  private final ObjectNode body;
  private final Headers headers;

  /** Asks are looked up many times each, and a tree's hash goes through all of it. */
  private final int hash;

  /**
   * @param body not to be changed any more
   */
  Ask(ObjectNode body, Headers headers) {
    this.body = body;
    this.headers = headers;
    this.hash = 31 * body.hashCode() + headers.hashCode();
  }

  ObjectNode body() {
    return body;
  }

  Headers headers() {
    return headers;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ask ask
        && hash == ask.hash
        && body.equals(ask.body)
        && headers.equals(ask.headers);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
