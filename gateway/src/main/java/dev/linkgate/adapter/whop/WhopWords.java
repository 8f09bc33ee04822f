package dev.linkgate.adapter.whop;

import dev.linkgate.adapter.Names;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import dev.linkgate.spec.Violation;

/** Violations as Whop words them: {@code Missing required parameter: amount.} */
record WhopWords(Names names) {
  Failure of(Violation violation) {
    String name = name(violation.parameter());
    Parameter parameter = new Parameter.Own(name);
    return switch (violation.rule()) {
      case MISSING ->
          Failure.invalid(
              Reason.PARAMETER_MISSING, parameter, "Missing required parameter: " + name + ".");
      case UNKNOWN ->
          Failure.invalid(Reason.PARAMETER_UNKNOWN, parameter, "Unknown parameter: " + name + ".");
      case ENUM ->
          Failure.invalid(
              Reason.PARAMETER_INVALID,
              parameter,
              "Invalid "
                  + name
                  + ": must be one of "
                  + String.join(", ", violation.allowed())
                  + ".");
      case TYPE ->
          Failure.invalid(Reason.PARAMETER_INVALID, parameter, "Invalid " + name + ": wrong type.");
      case TOO_LONG ->
          Failure.invalid(
              Reason.PARAMETER_TOO_LONG,
              parameter,
              "Invalid " + name + ": longer than " + violation.limit() + " characters.");
      case OTHER ->
          Failure.invalid(Reason.PARAMETER_INVALID, parameter, "Invalid parameter: " + name + ".");
    };
  }

  /** The id under the name the caller used. */
  private String name(String parameter) {
    return parameter.equals(WhopVersions.COMPANY_ID) || parameter.equals(WhopVersions.ACCOUNT_ID)
        ? names.of(Field.ACCOUNT)
        : parameter;
  }
}
