package dev.linkgate.adapter.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import dev.linkgate.canonical.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an account may do once it is onboarded. */
final class StripeV1Capabilities {
  /** Of an account for which none was asked. */
  private static final List<String> USUAL = List.of("card_payments", "transfers");

  /** Beside those that end in {@code _payments}. */
  private static final Set<String> OTHERS =
      Set.of(
          "app_distribution",
          "card_issuing",
          "tax_reporting_us_1099_k",
          "tax_reporting_us_1099_misc",
          "transfers",
          "treasury");

  private StripeV1Capabilities() {}

  static List<String> requested(Params params) {
    Params capabilities = params.within("capabilities");
    List<String> requested = new ArrayList<>();
    for (var capability : capabilities.tree().properties()) {
      String name = capability.getKey();
      if (!name.endsWith("_payments") && !OTHERS.contains(name)) {
        throw Params.invalid(
            capabilities.name(name),
            Reason.PARAMETER_UNKNOWN,
            "Received unknown parameter: " + capabilities.name(name));
      }
      Params asked = capabilities.within(name);
      asked.only(Set.of("requested"));
      if (asked.oneOf("requested", List.of("true", "false")).orElse("").equals("true")) {
        requested.add(name);
      }
    }
    return requested;
  }

  /** What Stripe's v2 calls them. */
  static List<String> configurations(ObjectNode own) {
    List<String> names = names(own);
    List<String> configurations = new ArrayList<>();
    if (names.stream().anyMatch(name -> name.endsWith("_payments"))) {
      configurations.add("merchant");
    }
    if (names.contains("transfers")) {
      configurations.add("recipient");
    }
    return configurations;
  }

  static ObjectNode shown(ObjectNode own, boolean active) {
    ObjectNode shown = Json.object();
    names(own).forEach(name -> shown.put(name, active ? "active" : "inactive"));
    return shown;
  }

  private static List<String> names(ObjectNode own) {
    List<String> names = own.path("capabilities").valueStream().map(JsonNode::asText).toList();
    return names.isEmpty() ? USUAL : names;
  }
}
