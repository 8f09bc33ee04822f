package dev.linkgate.adapter.stripev1;

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
import dev.linkgate.canonical.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Stripe v1's errors mean. */
final class StripeV1Refusals {
  private static final Map<String, Field> NAMES = names();

  /** Codes that blame the key alone, whatever the status: no caller can mend those. */
  private static final Set<String> KEY_CODES =
      Set.of(
          "api_key_expired",
          "platform_api_key_expired",
          "secret_key_required",
          "livemode_mismatch",
          "tls_version_unsupported");

  private StripeV1Refusals() {}

  private static Map<String, Field> names() {
    Map<String, Field> names =
        new LinkedHashMap<>(); // longest first: "type" is in none of the others
    names.put("collection_options[future_requirements]", Field.FUTURE_REQUIREMENTS);
    names.put("collection_options[fields]", Field.REQUIREMENT_FIELDS);
    names.put("refresh_url", Field.REFRESH_URL);
    names.put("return_url", Field.RETURN_URL);
    return names;
  }

  /**
   * Names that are ordinary words too: in {@code param} they are fields, in a sentence they may not
   * be.
   */
  private static final Map<String, Field> WORDS =
      Map.of("account", Field.ACCOUNT, "type", Field.PURPOSE, "collect", Field.REQUIREMENT_FIELDS);

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
    if ("idempotency_error".equals(error.path("type").asText())) {
      return Refusal.keyReused();
    }
    Optional<String> param = Json.text(error, "param");
    var parameter = Refusal.field(param, NAMES);
    if (parameter == null) {
      parameter = Refusal.field(param, WORDS);
    }
    String message = Wording.fromProvider(said, NAMES);
    if (parameter != null && param.isPresent() && WORDS.containsKey(param.get())) {
      message = Wording.named(message, Map.of(param.get(), (Field) parameter));
    }
    return new Refusal(
            upstream,
            status(answer.status(), code),
            message,
            code,
            parameter,
            Refusal.retryAfter(answer.headers()).orElse(null))
        .failure();
  }

  /** A restricted key without the permission for links: whichever account, whichever request. */
  private static boolean blamesKey(String message) {
    return message.startsWith("The provided key") && message.contains("required permissions");
  }

  /** Codes that say more than their status: Stripe answers some of these with a 400. */
  private static int status(int status, @Nullable String code) {
    return switch (code) {
      case null -> status;
      case "rate_limit" -> 429;
      case "resource_missing" -> 404;
      case "account_invalid" -> 403;
      default -> status;
    };
  }
}
