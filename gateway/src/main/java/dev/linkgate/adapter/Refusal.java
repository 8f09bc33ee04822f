package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an upstream's error says, whatever its API; adapters refine it.
 *
 * @param upstream the operator's word for the upstream
 * @param status the answer's
 * @param message the provider's, fields marked
 * @param code the provider's short code
 * @param parameter what it is about
 * @param retryAfter the delay it asks for
 */
public record Refusal(
    String upstream,
    int status,
    String message,
    @Nullable String code,
    @Nullable Parameter parameter,
    @Nullable Duration retryAfter) {

  /** A day: longer than any provider asks for, and far from overflow. */
  private static final long MAX_RETRY_AFTER_SECONDS = 86_400;

  /** Longer than any published code; one that is no short word is not passed on. */
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_.]{0,99}");

  /** The failure its status and code mean. */
  public Failure failure() {
    return switch (status) {
      case 401 -> ownCredential(upstream);
      case 403 ->
          Failure.of(FailureKind.FORBIDDEN, Fault.CALLER, message)
              .about(parameter == null ? Field.ACCOUNT : parameter)
              .coded(code);
      case 404 ->
          Failure.of(FailureKind.NOT_FOUND, Fault.CALLER, message)
              .about(parameter == null ? Field.ACCOUNT : parameter)
              .coded(code);
      // Neither the request nor the account is at fault: it came too slowly, or what it needs
      // failed.
      case 408, 424 -> failed();
      case 409 -> Failure.of(FailureKind.IN_PROGRESS, Fault.UPSTREAM, message).coded(code);
      case 429 ->
          Failure.of(FailureKind.RATE_LIMITED, Fault.UPSTREAM, message)
              .after(retryAfter)
              .coded(code);
      default ->
          status >= 500 ? failed() : Failure.invalid(reason(), parameter, message).coded(code);
    };
  }

  private Failure failed() {
    return Failure.of(
            FailureKind.UPSTREAM_ERROR,
            Fault.UPSTREAM,
            "Upstream '" + upstream + "' failed (HTTP " + status + "): " + message)
        .after(retryAfter);
  }

  private Reason reason() {
    if (code == null) {
      return Reason.PARAMETER_INVALID;
    }
    return switch (code) {
      case "parameter_missing" -> Reason.PARAMETER_MISSING;
      case "parameter_unknown" -> Reason.PARAMETER_UNKNOWN;
      case "parameter_invalid_empty", "parameter_invalid_string_empty" -> Reason.PARAMETER_EMPTY;
      case "url_invalid" -> Reason.URL_INVALID;
      default -> Reason.PARAMETER_INVALID;
    };
  }

  /** The provider refused our own key: nothing the caller could change. */
  public static Failure ownCredential(String upstream) {
    return Failure.of(
            FailureKind.UPSTREAM_ERROR,
            Fault.GATEWAY,
            "The gateway's own credential was refused by upstream '"
                + upstream
                + "'. Its operator has to replace it; nothing in this request is wrong.")
        .because(Reason.OWN_CREDENTIAL);
  }

  /** The caller's own key came with another request before; the key the provider quotes is ours. */
  public static Failure keyReused() {
    return Failure.of(
        FailureKind.IDEMPOTENCY_MISMATCH,
        Fault.CALLER,
        "This Idempotency-Key came with a different request before. Send the same request again, or"
            + " use another key.");
  }

  /** An answer of somebody before the provider, or of somebody else. */
  public static Failure foreign(String upstream, HttpAnswer answer) {
    return unreadable(upstream, answer, "something that is not its provider's API");
  }

  /** An answer without a link where one belongs. */
  public static Failure linkless(String upstream, HttpAnswer answer) {
    return unreadable(upstream, answer, "no link in it");
  }

  /** An answer that is not in the provider's API at all; its status is all there is. */
  private static Failure unreadable(String upstream, HttpAnswer answer, String what) {
    int status = answer.status();
    if (status == 401) { // whoever says so, our key does not get in
      return ownCredential(upstream);
    }
    if (status == 429) { // a proxy in front of the provider counts too, and answers in HTML
      return Failure.of(
              FailureKind.RATE_LIMITED,
              Fault.UPSTREAM,
              "Upstream '" + upstream + "' takes no more requests now (HTTP 429).")
          .after(retryAfter(answer.headers()).orElse(null))
          .because(Reason.ANSWER_UNREADABLE);
    }
    if (status >= 300 && status < 500) { // a proxy or a wrong base-url: nothing was carried out
      return Failure.of(
              FailureKind.UPSTREAM_ERROR,
              Fault.UPSTREAM,
              "Upstream '" + upstream + "' answered HTTP " + status + " with " + what + ".")
          .because(Reason.ANSWER_UNREADABLE);
    }
    return Failure.of(
            FailureKind.OUTCOME_UNKNOWN,
            Fault.UPSTREAM,
            "Upstream '"
                + upstream
                + "' answered HTTP "
                + status
                + " with "
                + what
                + "; whether it made a link is unknown.")
        .because(Reason.ANSWER_UNREADABLE);
  }

  /** The delay a {@code Retry-After} header asks for, when it is in seconds. */
  public static Optional<Duration> retryAfter(Headers headers) {
    return headers.first("Retry-After").flatMap(Refusal::seconds);
  }

  private static Optional<Duration> seconds(String text) {
    String digits = text.strip();
    if (digits.isEmpty()
        || digits.length() > 6
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    return Optional.of(bounded(Long.parseLong(digits)));
  }

  /** The provider's code, where it is a short word. */
  public static @Nullable String code(JsonNode error) {
    return Json.text(error, "code").filter(code -> CODE.matcher(code).matches()).orElse(null);
  }

  /** No longer than a day. */
  public static Duration bounded(long seconds) {
    return Duration.ofSeconds(Math.min(seconds, MAX_RETRY_AFTER_SECONDS));
  }

  /** The field a provider's parameter name stands for, else none. */
  public static @Nullable Parameter field(Optional<String> wireName, Map<String, Field> names) {
    return wireName.map(name -> names.get(name.toLowerCase(Locale.ROOT))).orElse(null);
  }
}
