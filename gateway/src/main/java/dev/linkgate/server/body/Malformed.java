package dev.linkgate.server.body;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;

/** The two things wrong with a body: the whole, or one parameter. Neither quotes what was sent. */
final class Malformed {
  private Malformed() {}

  static GatewayException body(String message) {
    return new GatewayException(Failure.invalid(Reason.BODY_MALFORMED, null, message));
  }

  static GatewayException parameter(String name, String message) {
    return new GatewayException(
        Failure.invalid(Reason.PARAMETER_INVALID, new Parameter.Own(name), message));
  }
}
