package dev.linkgate.adapter;

import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.Loss;
import java.util.List;

/**
 * A request in an upstream's words, before it is sent.
 *
 * @param request what was asked
 * @param account whom for, in the upstream's account space
 * @param headers beyond the ones every call of this upstream has
 * @param body as it will be on the wire; empty where there is no wire
 * @param losses what the body does not say
 */
public record Translation(
    LinkRequest request, AccountId account, Headers headers, byte[] body, List<Loss> losses) {
  public Translation {
    losses = List.copyOf(losses);
  }

  @Override
  public String toString() {
    return "Translation[" + account.value() + ", losses " + losses + "]";
  }
}
