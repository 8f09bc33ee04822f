package dev.linkgate.adapter.stripev2;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import dev.linkgate.spec.Violation;

/**
 * Violations for Stripe v2 callers. Its own texts are not published, and its errors have no param:
 * each names the field.
 */
final class StripeV2Words {
  private StripeV2Words() {}

  static Failure of(Violation violation) {
    String name = violation.parameter();
    return switch (violation.rule()) {
      case MISSING -> missing(name);
      case UNKNOWN -> invalid(Reason.PARAMETER_UNKNOWN, name, "Unknown field: " + name + ".");
      case ENUM ->
          invalid(
              Reason.PARAMETER_INVALID,
              name,
              "Invalid "
                  + name
                  + ": must be one of "
                  + String.join(", ", violation.allowed())
                  + ".");
      case TYPE ->
          invalid(Reason.PARAMETER_INVALID, name, "Invalid " + name + ": not of the right type.");
      case TOO_LONG ->
          invalid(
              Reason.PARAMETER_TOO_LONG,
              name,
              "Invalid " + name + ": longer than " + violation.limit() + " characters.");
      case OTHER -> invalid(Reason.PARAMETER_INVALID, name, "Invalid " + name + ".");
    };
  }

  static Failure missing(String name) {
    return invalid(Reason.PARAMETER_MISSING, name, "Missing required field: " + name + ".");
  }

  static Failure removed(String name) {
    return invalid(
        Reason.PARAMETER_UNKNOWN,
        name,
        "Unknown field: "
            + name
            + ". Stripe removed configurations in 2026-09-30.endive; leave it out, or send an earlier Stripe-Version.");
  }

  private static Failure invalid(Reason reason, String name, String message) {
    return Failure.invalid(reason, new Parameter.Own(name), message);
  }
}
