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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stripe v1's accounts, with its requirements hashes. */
final class StripeV1Accounts implements AccountDialect {
  static final String API = "stripe-v1";

  /** The body is closed. */
  private static final Set<String> KNOWN =
      Set.of(
          "account_token",
          "business_profile",
          "business_type",
          "capabilities",
          "company",
          "controller",
          "country",
          "default_currency",
          "documents",
          "email",
          "expand",
          "external_account",
          "groups",
          "individual",
          "metadata",
          "settings",
          "tos_acceptance",
          "type");

  private static final List<String> BUSINESS_TYPES =
      List.of("company", "government_entity", "individual", "non_profit");

  /** What is shown back as it was given. Bank accounts, persons and tax ids are not kept. */
  private static final List<String> SHOWN =
      List.of("business_profile", "default_currency", "settings", "tos_acceptance");

  private static final List<String> SHOWN_OF_COMPANY =
      List.of("address", "name", "phone", "structure");

  @Override
  public String path() {
    return "/v1/accounts";
  }

  @Override
  public String idPrefix() {
    return "acct_";
  }

  @Override
  public NewAccount read(ObjectNode body, String request) {
    Params params = new Params(body, "", true);
    params.only(KNOWN);
    ObjectNode own = Json.object();
    own.setAll(StripeV1Control.read(params));
    ArrayNode capabilities = own.putArray("capabilities");
    StripeV1Capabilities.requested(params).forEach(capabilities::add);
    params.text("default_currency");
    params.within("settings");
    params.within("tos_acceptance");
    for (String name : SHOWN) {
      if (params.has(name)) {
        own.set(name, StripeV1Types.typed(body.get(name)));
      }
    }
    ObjectNode company = Json.object();
    Params given = params.within("company");
    for (String name : SHOWN_OF_COMPANY) {
      if (given.has(name)) {
        company.set(name, given.tree().get(name));
      }
    }
    if (!company.isEmpty()) {
      own.set("company", company);
    }
    return new NewAccount(
        new SandboxProfile(
            API,
            request,
            params.email("email").orElse(null),
            params.within("business_profile").text("name").orElse(null),
            params.country("country").orElse(null),
            params.oneOf("business_type", BUSINESS_TYPES).orElse(null),
            params.labels("metadata"),
            own),
        met(params),
        StripeV1Capabilities.configurations(own));
  }

  /** The sandbox's requirements that a request meets. */
  private static Set<String> met(Params params) {
    Set<String> met = new HashSet<>();
    Params individual = params.within("individual");
    Params company = params.within("company");
    if (params.has("business_type")) {
      met.add("business_type");
    }
    if (params.has("external_account")) {
      met.add("external_account");
    }
    if (params.within("tos_acceptance").has("date")) {
      met.add("tos_acceptance");
    }
    if (individual.has("first_name") && individual.has("last_name")) {
      met.add("representative.name");
    }
    if (individual.has("id_number")) {
      met.add("representative.id_number");
    }
    if (company.has("tax_id")) {
      met.add("company.tax_id");
    }
    return met;
  }

  @Override
  public void check(Query query) {
    for (String name : query.values().keySet()) {
      if (!name.equals("expand")) { // nothing of what is shown can be expanded
        throw Params.invalid(name, Reason.PARAMETER_UNKNOWN, "Received unknown parameter: " + name);
      }
    }
  }

  @Override
  public ObjectNode show(SandboxAccount account, ObjectNode body, Query query) {
    SandboxProfile profile = account.profile();
    ObjectNode own = profile.api().equals(API) ? profile.own() : Json.object();
    boolean paid = account.payoutsEnabled();
    ObjectNode json = Json.object().put("id", account.id()).put("object", "account");
    json.set("business_profile", businessProfile(profile, own));
    json.put("business_type", profile.businessType());
    json.set("capabilities", StripeV1Capabilities.shown(own, paid));
    json.put("charges_enabled", paid);
    if (own.has("company")) {
      json.set("company", own.get("company").deepCopy());
    }
    json.put("country", profile.country() == null ? "US" : profile.country());
    json.put("created", account.createdAt().getEpochSecond());
    json.put("default_currency", own.path("default_currency").asText("usd"));
    json.put("details_submitted", account.submitted());
    json.put("email", profile.email());
    json.set("future_requirements", requirements(List.of(), account.futureDue(), null));
    json.set("metadata", texts(profile.metadata()));
    json.put("payouts_enabled", paid);
    List<String> eventually = new ArrayList<>(account.currentlyDue());
    eventually.addAll(account.eventuallyDue());
    json.set("requirements", requirements(account.currentlyDue(), eventually, disabled(account)));
    json.set("settings", StripeV1Settings.shown(profile.name(), own.path("settings")));
    StripeV1Control.show(own, json);
    json.set("tos_acceptance", acceptance(account, own));
    return json;
  }

  private static @Nullable String disabled(SandboxAccount account) {
    if (account.payoutsEnabled()) {
      return null;
    }
    return account.currentlyDue().isEmpty() ? "other" : "requirements.past_due";
  }

  /** Without these nothing is paid, so that what is currently due is past due until it is given. */
  private static ObjectNode requirements(
      Collection<String> currently, Collection<String> eventually, @Nullable String disabled) {
    ObjectNode json = Json.object();
    json.putArray("alternatives");
    json.putNull("current_deadline");
    currently.forEach(json.putArray("currently_due")::add);
    json.put("disabled_reason", disabled);
    json.putArray("errors");
    eventually.forEach(json.putArray("eventually_due")::add);
    currently.forEach(json.putArray("past_due")::add);
    json.putArray("pending_verification");
    return json;
  }

  private static ObjectNode businessProfile(SandboxProfile profile, ObjectNode own) {
    ObjectNode json = Json.object();
    for (String name :
        List.of(
            "mcc",
            "product_description",
            "support_address",
            "support_email",
            "support_phone",
            "support_url",
            "url")) {
      json.putNull(name);
    }
    json.put("name", profile.name());
    if (own.get("business_profile") instanceof ObjectNode given) {
      json.setAll(given.deepCopy());
    }
    return json;
  }

  private static ObjectNode acceptance(SandboxAccount account, ObjectNode own) {
    ObjectNode json = Json.object().putNull("date").putNull("ip").putNull("user_agent");
    if (account.submitted()) { // on the page
      json.put("date", account.changedAt().getEpochSecond());
    }
    if (own.get("tos_acceptance") instanceof ObjectNode given) {
      json.setAll(given.deepCopy());
    }
    return json;
  }

  /** Another API's metadata may hold anything; here it is texts. */
  static ObjectNode texts(ObjectNode metadata) {
    ObjectNode json = Json.object();
    for (var label : metadata.properties()) {
      JsonNode value = label.getValue();
      json.put(label.getKey(), value.isTextual() ? value.textValue() : value.toString());
    }
    return json;
  }
}
