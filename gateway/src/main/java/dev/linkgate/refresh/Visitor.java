package dev.linkgate.refresh;

import dev.linkgate.adapter.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Who presses the button, and for whose account.
 *
 * @param headers of the visit, all of them
 * @param caller whose refresh URL it is
 * @param account as the caller asked for it
 * @param merchant the caller's own word for it; null where the account map has none
 */
public record Visitor(Headers headers, String caller, String account, @Nullable String merchant) {
  @Override
  public String toString() {
    return "Visitor[" + caller + "]"; // the headers hold a session
  }
}
