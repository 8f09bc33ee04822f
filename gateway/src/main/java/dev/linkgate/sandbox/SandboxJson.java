package dev.linkgate.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accounts and links as JSON: how they are kept and shown. */
public final class SandboxJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SandboxJson() {}

  /** A link as it is shown: without its URLs, which may hold secrets of the application. */
  public static ObjectNode shown(SandboxLink link) {
    SandboxLink.Asked asked = link.asked();
    ObjectNode json = NODES.objectNode();
    json.put("id", link.id());
    json.put("account", link.account());
    json.put("state", link.state().word());
    json.put("purpose", asked.purpose());
    json.put("api", asked.api());
    json.put("version", asked.version());
    json.put("collects_eventually_due", asked.eventually());
    json.put("collects_future", asked.future());
    json.set("configurations", texts(asked.configurations()));
    json.put("preview_burns", asked.previewBurns());
    json.put("created_at", link.createdAt().toString());
    json.put("expires_at", link.expiresAt().toString());
    ArrayNode history = json.putArray("history");
    for (LinkEvent event : link.history()) {
      history.addObject().put("at", event.at().toString()).put("state", event.state().word());
    }
    return json;
  }

  /** A link as it is kept. */
  public static ObjectNode of(SandboxLink link) {
    return shown(link)
        .put("refresh_url", link.asked().refreshUrl())
        .put("return_url", link.asked().returnUrl())
        .put("visit", link.visit());
  }

  /** A link as it was kept. */
  public static SandboxLink link(JsonNode json) {
    List<LinkEvent> history = new ArrayList<>();
    for (JsonNode event : json.path("history")) {
      history.add(new LinkEvent(moment(event, "at"), LinkState.of(event.path("state").asText())));
    }
    return new SandboxLink(
        json.path("id").asText(),
        json.path("account").asText(),
        new SandboxLink.Asked(
            json.path("api").asText(),
            json.path("version").asText(),
            json.path("purpose").asText(),
            json.path("collects_eventually_due").asBoolean(),
            json.path("collects_future").asBoolean(),
            texts(json.path("configurations")),
            textOrNull(json.path("refresh_url")),
            textOrNull(json.path("return_url")),
            json.path("preview_burns").asBoolean()),
        moment(json, "created_at"),
        moment(json, "expires_at"),
        textOrNull(json.path("visit")),
        history);
  }

  /** An account as it is shown. */
  public static ObjectNode of(SandboxAccount account) {
    ObjectNode json = NODES.objectNode();
    json.put("id", account.id());
    json.put("created_at", account.createdAt().toString());
    json.put("changed_at", account.changedAt().toString());
    json.put("details_submitted", account.submitted());
    json.put("payouts_enabled", account.payoutsEnabled());
    json.set("currently_due", texts(account.currentlyDue()));
    json.set("eventually_due", texts(account.eventuallyDue()));
    json.set("future_due", texts(account.futureDue()));
    json.set("configurations", texts(account.configurations()));
    SandboxProfile profile = account.profile();
    json.put("email", profile.email());
    json.put("name", profile.name());
    json.put("country", profile.country());
    json.put("business_type", profile.businessType());
    json.set("metadata", profile.metadata().deepCopy());
    json.put("created_by", profile.api().isEmpty() ? null : profile.api());
    json.set("said", profile.own().deepCopy());
    return json;
  }

  /** An account as it is kept. */
  public static ObjectNode kept(SandboxAccount account) {
    return of(account).put("request", account.profile().request());
  }

  /** An account as it was kept. */
  public static SandboxAccount account(JsonNode json) {
    return new SandboxAccount(
        json.path("id").asText(),
        moment(json, "created_at"),
        moment(json, json.has("changed_at") ? "changed_at" : "created_at"),
        texts(json.path("currently_due")),
        texts(json.path("eventually_due")),
        texts(json.path("future_due")),
        texts(json.path("configurations")),
        json.path("details_submitted").asBoolean(),
        profile(json));
  }

  /** Of an account that was kept before there were profiles: an empty one. */
  private static SandboxProfile profile(JsonNode json) {
    return new SandboxProfile(
        json.path("created_by").asText(""),
        json.path("request").asText(""),
        textOrNull(json.path("email")),
        textOrNull(json.path("name")),
        textOrNull(json.path("country")),
        textOrNull(json.path("business_type")),
        object(json.path("metadata")),
        object(json.path("said")));
  }

  private static ObjectNode object(JsonNode json) {
    return json instanceof ObjectNode object ? object : NODES.objectNode();
  }

  private static Instant moment(JsonNode json, String name) {
    return Instant.parse(json.path(name).asText());
  }

  private static @Nullable String textOrNull(JsonNode json) {
    return json.isTextual() ? json.textValue() : null;
  }

  private static ArrayNode texts(List<String> values) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(array::add);
    return array;
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
