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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe v2's errors mean. They have no param: what they are about is read from the message.
 */
final class StripeV2Refusals {
  private static final Map<String, Field> NAMES =
      Map.of(
          "refresh_url", Field.REFRESH_URL,
          "return_url", Field.RETURN_URL,
          "configurations", Field.CONFIGURATIONS,
          "future_requirements", Field.FUTURE_REQUIREMENTS);

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

  static Failure of(String upstream, HttpAnswer answer) {
    Optional<ObjectNode> body = Json.object(answer.body());
    if (body.isEmpty() || !body.get().path("error").isObject()) {
      return Refusal.unreadable(upstream, answer.status(), "something that is not Stripe's API");
    }
    JsonNode error = body.get().path("error");
    String code = Json.text(error, "code").orElse(null);
    String said = Json.text(error, "message").orElse("Stripe refused without a message.");
    if (code != null && KEY_CODES.contains(code)) {
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
      return Failure.of(FailureKind.IDEMPOTENCY_MISMATCH, Fault.CALLER, message);
    }
    return new Refusal(
            upstream,
            status,
            message,
            code,
            field(said),
            Refusal.retryAfter(answer.headers()).orElse(null))
        .failure();
  }

  private static @Nullable Parameter field(String message) {
    for (var entry : NAMES.entrySet()) {
      if (message.contains(entry.getKey())) {
        return entry.getValue();
      }
    }
    return null;
  }
}
