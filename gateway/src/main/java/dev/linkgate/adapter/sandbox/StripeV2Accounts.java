package dev.linkgate.adapter.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import dev.linkgate.canonical.Reason;
import dev.linkgate.sandbox.NewAccount;
import dev.linkgate.sandbox.SandboxAccount;
import dev.linkgate.sandbox.SandboxProfile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stripe v2's accounts: most of one is null unless the request asks to include it. */
final class StripeV2Accounts implements AccountDialect {
  private static final String API = "stripe-v2";

  private static final List<String> INCLUDABLE =
      List.of(
          "configuration.customer",
          "configuration.merchant",
          "configuration.recipient",
          "defaults",
          "future_requirements",
          "identity",
          "requirements");

  private static final List<String> DASHBOARDS = List.of("express", "full", "none");

  private static final List<String> ENTITY_TYPES =
      List.of("company", "government_entity", "individual", "non_profit");

  /** What is shown back as it was given; identity without documents and numbers of persons. */
  private static final List<String> SHOWN =
      List.of("configuration", "contact_phone", "dashboard", "defaults");

  private static final List<String> SHOWN_OF_BUSINESS =
      List.of("address", "phone", "registered_name");
  private static final List<String> SHOWN_OF_PERSON = List.of("email", "given_name", "surname");

  @Override
  public String path() {
    return "/v2/core/accounts";
  }

  @Override
  public String idPrefix() {
    return "acct_";
  }

  @Override
  public NewAccount read(ObjectNode body, String request) {
    Params params = new Params(body, "", false);
    included(params);
    params.oneOf("dashboard", DASHBOARDS);
    params.text("contact_phone");
    params.within("defaults").text("currency");
    Params identity = params.within("identity");
    ObjectNode own = Json.object();
    SHOWN.stream().filter(params::has).forEach(name -> own.set(name, body.get(name)));
    ObjectNode shownIdentity = own.putObject("identity");
    copy(identity, "business_details", SHOWN_OF_BUSINESS, shownIdentity);
    copy(identity, "individual", SHOWN_OF_PERSON, shownIdentity);
    return new NewAccount(
        new SandboxProfile(
            API,
            request,
            params.email("contact_email").orElse(null),
            params.text("display_name").orElse(null),
            identity.country("country").orElse(null),
            identity.oneOf("entity_type", ENTITY_TYPES).orElse(null),
            params.labels("metadata"),
            own),
        met(identity),
        StripeV2Configurations.applied(params));
  }

  private static void copy(Params identity, String name, List<String> shown, ObjectNode to) {
    Params given = identity.within(name);
    if (identity.has(name)) {
      ObjectNode copied = to.putObject(name);
      shown.stream().filter(given::has).forEach(it -> copied.set(it, given.tree().get(it)));
    }
  }

  /** The sandbox's requirements that a request meets. */
  private static Set<String> met(Params identity) {
    Set<String> met = new HashSet<>();
    Params individual = identity.within("individual");
    if (identity.has("entity_type")) {
      met.add("business_type");
    }
    if (individual.has("given_name") && individual.has("surname")) {
      met.add("representative.name");
    }
    if (individual.has("id_numbers")) {
      met.add("representative.id_number");
    }
    if (identity.within("business_details").has("id_numbers")) {
      met.add("company.tax_id");
    }
    if (identity.within("attestations").has("terms_of_service")) {
      met.add("tos_acceptance");
    }
    return met;
  }

  @Override
  public void check(Query query) {
    for (String name : query.values().keySet()) {
      if (!name.equals("include")) {
        throw Params.invalid(name, Reason.PARAMETER_UNKNOWN, "Received unknown parameter: " + name);
      }
    }
    query.all("include").forEach(StripeV2Accounts::checkIncludable);
  }

  private static void checkIncludable(String word) {
    if (!INCLUDABLE.contains(word)) {
      throw Params.invalid(
          "include",
          Reason.PARAMETER_INVALID,
          "Invalid include: must be one of " + Params.listed(INCLUDABLE));
    }
  }

  private static Set<String> included(Params params) {
    Set<String> included = new HashSet<>();
    JsonNode list = params.tree().path("include");
    if (params.has("include") && !list.isArray()) {
      throw params.wrong("include", Reason.PARAMETER_INVALID, "must be a list");
    }
    for (JsonNode word : list) {
      checkIncludable(word.asText());
      included.add(word.asText());
    }
    return included;
  }

  @Override
  public ObjectNode show(SandboxAccount account, ObjectNode body, Query query) {
    Set<String> included = included(new Params(body, "", false));
    included.addAll(query.all("include"));
    SandboxProfile profile = account.profile();
    ObjectNode own = profile.api().equals(API) ? profile.own() : Json.object();
    ObjectNode json = Json.object().put("id", account.id()).put("object", "v2.core.account");
    List<String> applied = StripeV2Configurations.of(account);
    applied.forEach(json.putArray("applied_configurations")::add);
    json.put("closed", false);
    json.set("configuration", StripeV2Configurations.shown(account, applied, own, included));
    json.put("contact_email", profile.email());
    json.put("contact_phone", own.path("contact_phone").textValue());
    json.put("created", Json.text(account.createdAt()));
    json.put("dashboard", own.path("dashboard").asText("full"));
    json.putNull("defaults");
    if (included.contains("defaults")) {
      json.set("defaults", defaults(own));
    }
    json.put("display_name", profile.name());
    json.putNull("future_requirements");
    if (included.contains("future_requirements")) {
      json.set("future_requirements", requirements(account.futureDue(), List.of(), applied));
    }
    json.putNull("identity");
    if (included.contains("identity")) {
      json.set("identity", identity(profile, own));
    }
    json.put("livemode", false);
    json.set("metadata", StripeV1Accounts.texts(profile.metadata()));
    json.putNull("requirements");
    if (included.contains("requirements")) {
      json.set(
          "requirements", requirements(account.eventuallyDue(), account.currentlyDue(), applied));
    }
    return json;
  }

  private static ObjectNode defaults(ObjectNode own) {
    ObjectNode json = Json.object().put("currency", "usd").putNull("locales").putNull("profile");
    json.putObject("responsibilities")
        .put("fees_collector", "stripe")
        .put("losses_collector", "stripe")
        .put("requirements_collector", "stripe");
    if (own.get("defaults") instanceof ObjectNode given) {
      ObjectNode said = given.deepCopy();
      if (said.get("responsibilities") instanceof ObjectNode responsibilities) {
        ObjectNode all = json.withObjectProperty("responsibilities").deepCopy();
        said.set("responsibilities", all.setAll(responsibilities));
      }
      json.setAll(said);
    }
    return json;
  }

  private static ObjectNode identity(SandboxProfile profile, ObjectNode own) {
    @Nullable String country = profile.country();
    ObjectNode json = Json.object();
    json.putNull("attestations").putNull("business_details").putNull("individual");
    json.put("country", country == null ? "us" : country.toLowerCase(Locale.ROOT));
    json.put("entity_type", profile.businessType());
    if (own.get("identity") instanceof ObjectNode given) {
      json.setAll(given.deepCopy());
    }
    return json;
  }

  private static ObjectNode requirements(
      List<String> eventually, List<String> past, List<String> applied) {
    List<ObjectNode> entries = new ArrayList<>();
    past.forEach(name -> entries.add(entry(name, "past_due", applied)));
    eventually.forEach(name -> entries.add(entry(name, "eventually_due", applied)));
    ObjectNode json = Json.object();
    json.putArray("entries").addAll(entries);
    json.putNull("summary");
    if (!entries.isEmpty()) {
      json.putObject("summary")
          .putObject("minimum_deadline")
          .put("status", past.isEmpty() ? "eventually_due" : "past_due");
    }
    return json;
  }

  private static ObjectNode entry(String name, String status, List<String> applied) {
    ObjectNode entry = Json.object().put("awaiting_action_from", "user").put("description", name);
    entry.putArray("errors");
    ArrayNode restricted = entry.putObject("impact").putArray("restricts_capabilities");
    for (String configuration : applied) {
      ObjectNode one = restricted.addObject();
      one.put("capability", "stripe_balance.payouts").put("configuration", configuration);
      one.putObject("deadline").put("status", status);
    }
    entry.putObject("minimum_deadline").put("status", status);
    entry.putNull("reference");
    entry.putArray("requested_reasons").addObject().put("code", "routine_onboarding");
    return entry;
  }
}
