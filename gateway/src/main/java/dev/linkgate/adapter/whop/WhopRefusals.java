package dev.linkgate.adapter.whop;

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
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Whop's errors mean. */
final class WhopRefusals {
  private static final Map<String, Field> NAMES =
      Map.of(
          WhopVersions.COMPANY_ID,
          Field.ACCOUNT,
          WhopVersions.ACCOUNT_ID,
          Field.ACCOUNT,
          "refresh_url",
          Field.REFRESH_URL,
          "return_url",
          Field.RETURN_URL,
          "use_case",
          Field.PURPOSE);

  /** The documents name this word without saying whether it is the type or the code. */
  private static final String KEY_REUSED = "idempotency_key_mismatch";

  /** Whop tells how long to wait in the message alone, behind what the limit is. */
  private static final Pattern DELAY = Pattern.compile("\\b(\\d{1,5}) ?([sm])(?:ec|in|\\b)");

  private static final int SECONDS_PER_MINUTE = 60;

  /**
   * Whop words three mistakes alike, an App key in place of a Company key, a sub-merchant of
   * another company, and a sandbox key on the live host; an integrator found so, none of it
   * documented.
   */
  private static final String SCOPE_HINT =
      " (Linkgate: Whop says so when the gateway's key is an App key instead of a Company key, when the"
          + " account belongs to another company, or when a sandbox key meets the live host.)";

  private WhopRefusals() {}

  static Failure of(String upstream, HttpAnswer answer) {
    Optional<ObjectNode> body = Json.object(answer.body());
    if (answer.status() < 400 || body.isEmpty() || !body.get().has("error")) {
      return Refusal.foreign(upstream, answer);
    }
    JsonNode error = body.get().path("error");
    if (KEY_REUSED.equals(Refusal.code(error)) || KEY_REUSED.equals(error.path("type").asText())) {
      return Refusal.keyReused();
    }
    String said = Json.text(error, "message").orElse("Whop refused without a message.");
    if (answer.status() == 422 && !"invalid_request_error".equals(error.path("type").asText())) {
      return Failure.of(FailureKind.VERIFICATION_REQUIRED, Fault.CALLER, verification(error, said))
          .about(Field.ACCOUNT);
    }
    String hint =
        answer.status() == 403 && said.toLowerCase(Locale.ROOT).contains("not authorized to scope")
            ? SCOPE_HINT
            : "";
    String message = Wording.fromProvider(said, NAMES) + hint;
    return new Refusal(
            upstream,
            answer.status(),
            message,
            Refusal.code(error),
            Refusal.field(Json.text(error, "param"), NAMES),
            Refusal.retryAfter(answer.headers())
                .or(() -> answer.status() == 429 ? delay(said) : Optional.empty())
                .orElse(null))
        .failure()
        .coded(null); // Whop's codes are not Stripe's
  }

  private static String verification(JsonNode error, String said) {
    return error.isObject() ? Wording.fromProvider(said, NAMES) : "Verification required.";
  }

  private static Optional<Duration> delay(String message) {
    Optional<Duration> last = Optional.empty();
    Matcher delay = DELAY.matcher(message);
    while (delay.find()) {
      long count = Long.parseLong(delay.group(1));
      boolean minutes = delay.group(2).equals("m");
      last = Optional.of(Refusal.bounded(minutes ? count * SECONDS_PER_MINUTE : count));
    }
    return last;
  }
}
