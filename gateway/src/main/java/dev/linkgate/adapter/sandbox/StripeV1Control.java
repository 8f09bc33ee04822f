package dev.linkgate.adapter.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import dev.linkgate.canonical.Reason;
import java.util.List;
import java.util.Set;

/**
 * Who controls an account: the one word {@code type}, or the properties of {@code controller} that
 * took its place. Each says the other.
 *
 * @param type as answers have it
 * @param fees who pays Stripe's
 * @param losses who bears them
 * @param collection who collects requirements
 * @param dashboard what the account has
 */
record StripeV1Control(
    String type, String fees, String losses, String collection, String dashboard) {
  private static final StripeV1Control STANDARD =
      new StripeV1Control("standard", "account", "stripe", "stripe", "full");
  private static final StripeV1Control EXPRESS =
      new StripeV1Control("express", "application_express", "application", "stripe", "express");
  private static final StripeV1Control CUSTOM =
      new StripeV1Control("custom", "application_custom", "application", "application", "none");

  /** Reads them, as they are to be kept. */
  static ObjectNode read(Params params) {
    String type = params.oneOf("type", List.of("custom", "express", "standard")).orElse("");
    if (params.has("type") && params.has("controller")) {
      throw Params.invalid(
          "controller",
          Reason.PARAMETER_INVALID,
          "Send either type or controller, not both: each says the other.");
    }
    ObjectNode kept = Json.object();
    kept.set("control", (type.isEmpty() ? controlled(params) : typed(type)).json());
    return kept;
  }

  private static StripeV1Control typed(String type) {
    return switch (type) {
      case "custom" -> CUSTOM;
      case "express" -> EXPRESS;
      default -> STANDARD;
    };
  }

  private static StripeV1Control controlled(Params params) {
    Params controller = params.within("controller");
    controller.only(Set.of("fees", "losses", "requirement_collection", "stripe_dashboard"));
    List<String> payers = List.of("account", "application");
    List<String> bearers = List.of("application", "stripe");
    String fees = controller.within("fees").oneOf("payer", payers).orElse("account");
    String losses = controller.within("losses").oneOf("payments", bearers).orElse("stripe");
    String collection = controller.oneOf("requirement_collection", bearers).orElse("stripe");
    String dashboard =
        controller
            .within("stripe_dashboard")
            .oneOf("type", List.of("express", "full", "none"))
            .orElse("full");
    var said = new StripeV1Control(STANDARD.type, fees, losses, collection, dashboard);
    return said.equals(STANDARD)
        ? said
        : new StripeV1Control("none", fees, losses, collection, dashboard);
  }

  private ObjectNode json() {
    return Json.object()
        .put("type", type)
        .put("fees", fees)
        .put("losses", losses)
        .put("collection", collection)
        .put("dashboard", dashboard);
  }

  /** Shows what was kept; of an account that nobody created here, the usual. */
  static void show(ObjectNode own, ObjectNode account) {
    JsonNode kept = own.has("control") ? own.get("control") : STANDARD.json();
    ObjectNode controller = account.putObject("controller");
    controller.putObject("fees").put("payer", kept.path("fees").asText());
    controller.put("is_controller", true);
    controller.putObject("losses").put("payments", kept.path("losses").asText());
    controller.put("requirement_collection", kept.path("collection").asText());
    controller.putObject("stripe_dashboard").put("type", kept.path("dashboard").asText());
    controller.put("type", "application");
    account.put("type", kept.path("type").asText());
  }
}
