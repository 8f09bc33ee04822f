package dev.linkgate.adapter.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import dev.linkgate.sandbox.SandboxAccount;
import java.util.List;
import java.util.Set;

/** What an account is set up for, and which capabilities onboarding gave it. */
final class StripeV2Configurations {
  private static final List<String> ALL = List.of("customer", "merchant", "recipient");

  /** Of an account that nobody created in this API: what an onboarding link is for. */
  private static final List<String> USUAL = List.of("merchant", "recipient");

  private StripeV2Configurations() {}

  /** Those a request applies. */
  static List<String> applied(Params params) {
    Params configuration = params.within("configuration");
    configuration.only(Set.copyOf(ALL));
    for (String name : ALL) {
      configuration.within(name).within("capabilities");
    }
    return ALL.stream().filter(configuration::has).toList();
  }

  static List<String> of(SandboxAccount account) {
    boolean createdHere = account.profile().api().equals("stripe-v2");
    return account.configurations().isEmpty() && !createdHere ? USUAL : account.configurations();
  }

  /** Null unless one of them is included. */
  static JsonNode shown(
      SandboxAccount account, List<String> applied, ObjectNode own, Set<String> included) {
    if (included.stream().noneMatch(word -> word.startsWith("configuration."))) {
      return JsonNodeFactory.instance.nullNode();
    }
    ObjectNode json = Json.object();
    for (String name : ALL) {
      json.putNull(name);
      if (included.contains("configuration." + name) && applied.contains(name)) {
        JsonNode given = own.path("configuration").path(name);
        json.set(name, one(name, given, account.payoutsEnabled()));
      }
    }
    return json;
  }

  private static ObjectNode one(String name, JsonNode given, boolean active) {
    ObjectNode json = Json.object();
    if (given instanceof ObjectNode object) {
      json.setAll(object.deepCopy());
    }
    ObjectNode capabilities = Json.object();
    if (given.path("capabilities") instanceof ObjectNode asked) {
      statuses(asked, capabilities, active);
    }
    switch (name) {
      case "merchant" -> {
        capabilities.withObjectProperty("stripe_balance").set("payouts", status(active));
        if (capabilities.size() == 1) {
          capabilities.set("card_payments", status(active));
        }
      }
      case "recipient" -> {
        ObjectNode balance = capabilities.withObjectProperty("stripe_balance");
        balance.set("payouts", status(active));
        balance.set("stripe_transfers", status(active));
      }
      default -> {} // a customer is charged, and not paid
    }
    json.set("capabilities", capabilities);
    json.put("applied", true);
    return json;
  }

  /** Each that was requested, at any depth, with its status in place of the request. */
  private static void statuses(ObjectNode asked, ObjectNode to, boolean active) {
    for (var field : asked.properties()) {
      JsonNode value = field.getValue();
      if (value.path("requested").asBoolean()) {
        to.set(field.getKey(), status(active));
      } else if (value instanceof ObjectNode deeper && !deeper.has("requested")) {
        statuses(deeper, to.putObject(field.getKey()), active);
      }
    }
  }

  private static ObjectNode status(boolean active) {
    ObjectNode status = Json.object().put("status", active ? "active" : "restricted");
    var details = status.putArray("status_details");
    if (!active) {
      details.addObject().put("code", "requirements_past_due").put("resolution", "provide_info");
    }
    return status;
  }
}
