package dev.linkgate.adapter.stripev2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Json;
import dev.linkgate.adapter.Refusal;
import dev.linkgate.adapter.Wording;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe v2's errors mean. They have no param: what they are about is read from the message.
 */
final class StripeV2Refusals {
  private static final Map<String, Field> NAMES = names();

  /** Codes that blame the gateway's key or platform, whatever the status. */
  private static final Set<String> KEY_CODES =
      Set.of(
          "api_key_expired",
          "platform_api_key_expired",
          "secret_key_required",
          "livemode_mismatch",
          "accounts_v2_access_blocked");

  private static final String CONFIGURATIONS_HINT =
      " (Linkgate: the upstream's defaults.configurations have to match what the account has.)";

  private StripeV2Refusals() {}

  /** Whole paths before their last steps; Stripe publishes no text that shows which it writes. */
  private static Map<String, Field> names() {
    Map<String, Field> paths = new LinkedHashMap<>();
    paths.put("collection_options.future_requirements", Field.FUTURE_REQUIREMENTS);
    paths.put("collection_options.fields", Field.REQUIREMENT_FIELDS);
    paths.put("refresh_url", Field.REFRESH_URL);
    paths.put("return_url", Field.RETURN_URL);
    paths.put("configurations", Field.CONFIGURATIONS);
    Map<String, Field> names = new LinkedHashMap<>();
    for (String flow : StripeV2Versions.FLOWS) {
      paths.forEach((path, field) -> names.put("use_case." + flow + "." + path, field));
      paths.forEach(
          (path, field) ->
              names.put("use_case[" + flow + "][" + path.replace(".", "][") + "]", field));
    }
    names.put("use_case.type", Field.PURPOSE);
    names.put("use_case[type]", Field.PURPOSE);
    names.putAll(paths);
    names.put("future_requirements", Field.FUTURE_REQUIREMENTS);
    return Collections.unmodifiableMap(names);
  }

  static Failure of(String upstream, HttpAnswer answer) {
    Optional<ObjectNode> body = Json.object(answer.body());
    if (answer.status() < 400 || body.isEmpty() || !body.get().path("error").isObject()) {
      return Refusal.foreign(upstream, answer);
    }
    JsonNode error = body.get().path("error");
    String code = Refusal.code(error);
    String said = Json.text(error, "message").orElse("Stripe refused without a message.");
    if ((code != null && KEY_CODES.contains(code)) || blamesKey(said)) {
      return Refusal.ownCredential(upstream);
    }
    if (answer.status() == 404 && said.startsWith("Unrecognized request URL")) {
      return Failure.of(
              FailureKind.UPSTREAM_ERROR,
              Fault.GATEWAY,
              "Upstream '" + upstream + "' has no account links at its base-url.")
          .because(Reason.ANSWER_UNREADABLE);
    }
    String hint = "configs_must_match_to_use_account_links".equals(code) ? CONFIGURATIONS_HINT : "";
    String message = Wording.fromProvider(said, NAMES) + hint;
    int status = "rate_limit".equals(error.path("type").asText()) ? 429 : answer.status();
    if ("idempotency_error".equals(error.path("type").asText())) {
      return Refusal.keyReused();
    }
    return new Refusal(
            upstream,
            status,
            message,
            code,
            field(said),
            Refusal.retryAfter(answer.headers()).orElse(null))
        .failure()
        .coded(null); // v2's codes are its own: who sees this failure speaks another API
  }

  /** A restricted key without the permission for links: whichever account, whichever request. */
  private static boolean blamesKey(String message) {
    return message.startsWith("The provided key") && message.contains("required permissions");
  }

  /** The field named first. */
  private static @Nullable Parameter field(String message) {
    Field found = null;
    int first = Integer.MAX_VALUE;
    for (var entry : NAMES.entrySet()) {
      int at = message.indexOf(entry.getKey());
      if (at >= 0 && at < first && Wording.whole(message, at, at + entry.getKey().length())) {
        found = entry.getValue();
        first = at;
      }
    }
    return found;
  }
}
