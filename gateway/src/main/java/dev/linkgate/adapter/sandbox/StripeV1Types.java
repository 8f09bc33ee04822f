package dev.linkgate.adapter.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import java.util.Set;

/** What a form says in texts, in the types that answers have. */
final class StripeV1Types {
  private static final Set<String> NUMBERS =
      Set.of(
          "amount",
          "date",
          "delay_days",
          "estimated_worker_count",
          "monthly_anchor",
          "monthly_payout_days");

  private static final Set<String> BOOLEANS =
      Set.of("avs_failure", "cvc_failure", "debit_negative_balances");

  /** What most countries have. */
  private static final int MINIMUM_DELAY = 2;

  private StripeV1Types() {}

  static JsonNode typed(JsonNode node) {
    return typed("", node);
  }

  private static JsonNode typed(String name, JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode typed = Json.object();
      object.properties().forEach(it -> typed.set(it.getKey(), typed(it.getKey(), it.getValue())));
      return typed;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode typed = array.arrayNode();
      array.forEach(item -> typed.add(typed(name, item)));
      return typed;
    }
    String text = node.asText();
    if (text.isEmpty()) { // how a form unsets
      return NullNode.instance;
    }
    if (name.equals("delay_days") && text.equals("minimum")) {
      return LongNode.valueOf(MINIMUM_DELAY);
    }
    if (BOOLEANS.contains(name)) {
      return BooleanNode.valueOf(text.equals("true"));
    }
    return NUMBERS.contains(name) && isNumber(text) ? LongNode.valueOf(Long.parseLong(text)) : node;
  }

  private static boolean isNumber(String text) {
    return text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
