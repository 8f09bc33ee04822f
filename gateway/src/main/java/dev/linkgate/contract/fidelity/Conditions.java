package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What beside the request a link may depend on.
 *
 * @param answer the upstream's; null for the one its document has as an example
 * @param live whether the upstream is configured as a live one
 * @param configurations the upstream's configured defaults
 */
record Conditions(@Nullable ObjectNode answer, boolean live, List<String> configurations) {
  static final Conditions USUAL = new Conditions(null, false, List.of());
}
