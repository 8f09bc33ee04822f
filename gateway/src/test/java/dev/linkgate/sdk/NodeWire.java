package dev.linkgate.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines spoken with driver.mjs. */
final class NodeWire {
  private NodeWire() {}

  static ObjectNode command(long id, SdkCall call) {
    ObjectNode command = JsonNodeFactory.instance.objectNode();
    command.put("id", id).put("sdk", call.sdk()).put("api", call.api());
    command.put("baseUrl", call.baseUrl()).put("key", call.key());
    SdkOptions asked = call.options();
    if (asked.version() != null) {
      command.put("apiVersion", asked.version());
    }
    ObjectNode options = command.withObjectProperty("options");
    if (asked.maxRetries() != null) {
      options.put("maxNetworkRetries", asked.maxRetries());
    }
    if (asked.timeout() != null) {
      options.put("timeout", asked.timeout().toMillis());
    }
    if (asked.idempotencyKey() != null) {
      options.put("idempotencyKey", asked.idempotencyKey());
    }
    if (asked.stripeAccount() != null) {
      options.put("stripeAccount", asked.stripeAccount());
    }
    asked.headers().forEach(options.withObjectProperty("headers")::put);
    switch (call.other()) {
      case null -> command.put("operation", "createAccountLink");
      case SdkCall.RawTarget raw ->
          command.put("operation", "raw").put("method", raw.method()).put("path", raw.path());
      case SdkCall.AccountTarget(String account) ->
          command
              .put("operation", account == null ? "createAccount" : "retrieveAccount")
              .put("account", account);
    }
    if (call.params() != null) {
      command.set("params", call.params());
    }
    return command;
  }

  static SdkReply reply(JsonNode reply) {
    Duration elapsed = Duration.ofMillis(reply.path("elapsed").asLong());
    if (reply.path("ok").asBoolean()) {
      return new SdkReply.Ok(
          reply.path("value"), lastResponse(reply.path("lastResponse")), elapsed);
    }
    JsonNode error = reply.path("error");
    return new SdkReply.Failed(
        error.path("class").asText(),
        error.path("message").asText(),
        text(error, "type"),
        text(error, "rawType"),
        text(error, "code"),
        text(error, "param"),
        error.has("status") ? error.path("status").asInt() : null,
        text(error, "requestId"),
        text(error, "userMessage"),
        text(error, "docUrl"),
        headers(error),
        error.get("body"),
        elapsed);
  }

  private static SdkReply.LastResponse lastResponse(JsonNode last) {
    return new SdkReply.LastResponse(
        last.path("statusCode").asInt(),
        text(last, "requestId"),
        text(last, "apiVersion"),
        text(last, "idempotencyKey"),
        text(last, "stripeAccount"),
        headers(last));
  }

  private static Map<String, String> headers(JsonNode of) {
    Map<String, String> headers = new HashMap<>();
    of.path("headers").properties().forEach(e -> headers.put(e.getKey(), e.getValue().asText()));
    return headers;
  }

  private static @Nullable String text(JsonNode from, String name) {
    return from.path(name).textValue();
  }
}
