package dev.linkgate.adapter.stripev2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.VersionChange;
import dev.linkgate.adapter.Versions;
import dev.linkgate.canonical.Extras;
import dev.linkgate.spec.ApiVersion;
import java.util.ArrayList;
import java.util.List;

/** Stripe v2's dated versions, from its first preview on. */
final class StripeV2Versions {
  static final String HEADER = "Stripe-Version";
  static final String USE_CASE = "use_case";
  static final String CONFIGURATIONS = "configurations";
  private static final String COLLECTION_OPTIONS = "collection_options";
  static final List<String> FLOWS = List.of("account_onboarding", "account_update");

  private StripeV2Versions() {}

  static Versions load() {
    return new Versions(
        StripeV2Adapter.NAME,
        ApiVersion.Syntax.NAMED,
        "2026-10-28.endive",
        List.of(new CollectionOptionsAdded(), new UnusedLeftOut(), new ConfigurationsRemoved()),
        "2025-04-30.preview",
        "2025-07-30.preview",
        "2025-12-15.clover",
        "2026-09-30.endive");
  }

  /** Requests gained {@code collection_options}; an answer that had none before has none still. */
  private static final class CollectionOptionsAdded implements VersionChange {
    @Override
    public String since() {
      return "2025-07-30.preview";
    }

    /** Before, it was as unknown as any other word, and not checked: it is a loss, not a wish. */
    @Override
    public Extras upgrade(ObjectNode request, Extras extras) {
      for (String flow : FLOWS) {
        if (request.path(USE_CASE).path(flow) instanceof ObjectNode hash) {
          hash.remove(COLLECTION_OPTIONS);
        }
      }
      return extras;
    }

    @Override
    public void downgrade(ObjectNode answer, Extras extras) {
      for (String flow : FLOWS) {
        if (answer.path(USE_CASE).path(flow) instanceof ObjectNode hash) {
          hash.remove(COLLECTION_OPTIONS);
        }
      }
    }
  }

  /** Answers stopped writing the flow that was not asked for as a null. */
  private static final class UnusedLeftOut implements VersionChange {
    @Override
    public String since() {
      return "2025-12-15.clover";
    }

    @Override
    public void downgrade(ObjectNode answer, Extras extras) {
      if (!(answer.path(USE_CASE) instanceof ObjectNode useCase)) {
        return;
      }
      for (String flow : FLOWS) {
        if (!useCase.has(flow)) {
          useCase.putNull(flow);
        } else if (useCase.path(flow) instanceof ObjectNode hash && !hash.has("return_url")) {
          hash.putNull("return_url");
        }
      }
    }
  }

  /** {@code configurations} went away: it travels beside the model, and back into older answers. */
  private static final class ConfigurationsRemoved implements VersionChange {
    @Override
    public String since() {
      return "2026-09-30.endive";
    }

    @Override
    public Extras upgrade(ObjectNode request, Extras extras) {
      String type = request.path(USE_CASE).path("type").asText();
      List<String> asked = new ArrayList<>();
      for (String flow : FLOWS) {
        if (request.path(USE_CASE).path(flow) instanceof ObjectNode hash) {
          JsonNode removed = hash.remove(CONFIGURATIONS);
          if (removed instanceof ArrayNode array && flow.equals(type)) {
            array.forEach(value -> asked.add(value.asText()));
          }
        }
      }
      return extras.withConfigurations(asked);
    }

    @Override
    public void downgrade(ObjectNode answer, Extras extras) {
      for (String flow : FLOWS) {
        if (answer.path(USE_CASE).path(flow) instanceof ObjectNode hash) {
          ArrayNode configurations = hash.putArray(CONFIGURATIONS);
          extras.configurations().forEach(configurations::add);
        }
      }
    }
  }
}
