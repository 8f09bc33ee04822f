package dev.linkgate.adapter.stripev1;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import dev.linkgate.spec.Violation;
import java.util.stream.Collectors;

/** Violations as Stripe v1 words them, as far as its texts are known. */
final class StripeV1Words {
  private StripeV1Words() {}

  static Failure of(Violation violation) {
    String name = violation.parameter();
    Parameter parameter = new Parameter.Own(name);
    return switch (violation.rule()) {
      case MISSING ->
          Failure.invalid(
              Reason.PARAMETER_MISSING, parameter, "Missing required param: " + name + ".");
      case UNKNOWN ->
          Failure.invalid(
              Reason.PARAMETER_UNKNOWN, parameter, "Received unknown parameter: " + name);
      case ENUM ->
          Failure.invalid(
              Reason.PARAMETER_INVALID,
              parameter,
              "Invalid "
                  + name
                  + ": must be one of "
                  + violation.allowed().stream()
                      .map(value -> '"' + value + '"')
                      .collect(Collectors.joining(", ", "[", "]")));
      case TYPE ->
          Failure.invalid(
              Reason.PARAMETER_INVALID, parameter, "Invalid " + name + ": not of the right type.");
      case TOO_LONG ->
          Failure.invalid(
              Reason.PARAMETER_TOO_LONG,
              parameter,
              "Invalid " + name + ": must be at most " + violation.limit() + " characters");
      case OTHER -> Failure.invalid(Reason.PARAMETER_INVALID, parameter, "Invalid " + name + ".");
    };
  }

  static Failure empty(String name) {
    return Failure.invalid(
        Reason.PARAMETER_EMPTY,
        new Parameter.Own(name),
        "Received an empty string for '"
            + name
            + "'. An empty value unsets a parameter, and '"
            + name
            + "' cannot be unset.");
  }

  static Failure bothCollects() {
    return Failure.invalid(
        Reason.PARAMETER_INVALID,
        new Parameter.Own("collect"),
        "Send either collect or collection_options[fields], not both.");
  }
}
