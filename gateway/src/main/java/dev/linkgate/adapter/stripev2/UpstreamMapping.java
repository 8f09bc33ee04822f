package dev.linkgate.adapter.stripev2;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Losses;
import dev.linkgate.adapter.UpstreamSettings;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.Due;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.FutureRequirements;
import dev.linkgate.canonical.LinkPurpose;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.generated.stripev2.AccountLinkFlowParams;
import dev.linkgate.generated.stripev2.AccountLinkUseCaseParams;
import dev.linkgate.generated.stripev2.CollectionOptionsParams;
import dev.linkgate.generated.stripev2.PostV2CoreAccountLinksRequest;
import dev.linkgate.spec.SpecDocument;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From our link request to Stripe v2's, at the version an upstream is spoken to. */
final class UpstreamMapping {
  private static final String ONBOARDING = "account_onboarding";
  private static final String UPDATE = "account_update";

  /** The one configuration every version with {@code configurations} knows. */
  private static final List<String> DEFAULT_CONFIGURATIONS = List.of("recipient");

  private final UpstreamSettings settings;
  private final SpecDocument spec;

  UpstreamMapping(UpstreamSettings settings, SpecDocument spec) {
    this.settings = settings;
    this.spec = spec;
  }

  /** The optional fields requests of this version can say. */
  Set<Field> sayable() {
    Set<Field> fields = EnumSet.of(Field.CONTEXT);
    if (has("collection_options")) {
      fields.add(Field.REQUIREMENT_FIELDS);
      fields.add(Field.FUTURE_REQUIREMENTS);
    }
    if (has(StripeV2Versions.CONFIGURATIONS)) {
      fields.add(Field.CONFIGURATIONS);
    }
    return fields;
  }

  private boolean has(String field) {
    return spec.requestHas(StripeV2Versions.USE_CASE, ONBOARDING, field);
  }

  ObjectNode toWire(LinkRequest request, AccountId account) {
    String type = type(request.purpose());
    AccountLinkFlowParams flow =
        new AccountLinkFlowParams(
            has("collection_options") ? options(request) : null,
            Losses.needed(request.refreshUrl(), Field.REFRESH_URL, settings.name()),
            request.returnUrl() == null ? null : request.returnUrl().value());
    ObjectNode body =
        Json.tree(
            new PostV2CoreAccountLinksRequest(
                account.value(),
                new AccountLinkUseCaseParams(
                    type.equals(ONBOARDING) ? flow : null,
                    type.equals(UPDATE) ? flow : null,
                    type)));
    if (has(StripeV2Versions.CONFIGURATIONS)
        && body.path(StripeV2Versions.USE_CASE).path(type) instanceof ObjectNode hash) {
      ArrayNode configurations = hash.putArray(StripeV2Versions.CONFIGURATIONS);
      configurations(request).forEach(configurations::add);
    }
    return body;
  }

  private List<String> configurations(LinkRequest request) {
    List<String> asked = request.extras().configurations();
    if (!asked.isEmpty()) {
      return asked;
    }
    return settings.configurations().isEmpty() ? DEFAULT_CONFIGURATIONS : settings.configurations();
  }

  private static @Nullable CollectionOptionsParams options(LinkRequest request) {
    Due fields = request.requirements().fields();
    FutureRequirements future = request.requirements().future();
    if (fields == null && future == null) {
      return null;
    }
    return new CollectionOptionsParams(
        switch (fields) {
          case null -> null;
          case CURRENTLY -> CollectionOptionsParams.FieldsEnum.CURRENTLY_DUE;
          case EVENTUALLY -> CollectionOptionsParams.FieldsEnum.EVENTUALLY_DUE;
        },
        switch (future) {
          case null -> null;
          case INCLUDE -> CollectionOptionsParams.FutureRequirementsEnum.INCLUDE;
          case OMIT -> CollectionOptionsParams.FutureRequirementsEnum.OMIT;
        });
  }

  private String type(LinkPurpose purpose) {
    return switch (purpose) { // no default: a new purpose must not compile until Stripe answers
      case LinkPurpose.Onboarding _ -> ONBOARDING;
      case LinkPurpose.Update _ -> UPDATE;
      case LinkPurpose.PayoutsPortal _ ->
          throw Losses.unsupported(
              Field.PURPOSE, settings.name(), "Stripe has no hosted payouts portal.");
      case LinkPurpose.Unknown unknown ->
          throw Losses.unsupported(
              Field.PURPOSE,
              settings.name(),
              "Linkgate knows no purpose '" + unknown.asked() + "' to ask Stripe for.");
    };
  }
}
