package dev.linkgate.routing;

import dev.linkgate.adapter.Headers;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import dev.linkgate.config.CallerConfig;
import dev.linkgate.sandbox.FaultOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header with which a caller orders a fault of the sandbox. It is for us alone: where it can
 * have no effect the request is refused, so that nobody's test passes because nothing happened.
 */
final class FaultHeader {
  private static final String NAME = "Linkgate-Sandbox-Fault";

  private static final Parameter PARAMETER = new Parameter.Own(NAME);

  private FaultHeader() {}

  /**
   * What a request orders from the upstream it goes to; null for nothing.
   *
   * @param plays whether that upstream plays faults
   * @throws GatewayException when the caller may not, the upstream cannot, or there is no such
   *     fault
   */
  static @Nullable FaultOrder order(
      Headers headers, CallerConfig caller, boolean plays, String upstream) {
    List<String> values = values(headers);
    if (values.isEmpty()) {
      return null;
    }
    refuseUnallowed(caller);
    if (!plays) {
      throw noSandbox(upstream);
    }
    if (values.size() > 1) {
      throw invalid(NAME + " was sent " + values.size() + " times; one fault is played at a time.");
    }
    try {
      return FaultOrder.parse(values.getFirst());
    } catch (FaultOrder.Unknown unknown) {
      throw invalid(NAME + ": " + unknown.getMessage());
    }
  }

  private static List<String> values(Headers headers) {
    return headers.list().stream()
        .filter(header -> header.name().equalsIgnoreCase(NAME))
        .map(Headers.Header::value)
        .toList();
  }

  private static void refuseUnallowed(CallerConfig caller) {
    if (!caller.faults()) {
      throw new GatewayException(
          Failure.of(
                  FailureKind.FORBIDDEN,
                  Fault.GATEWAY,
                  NAME
                      + " is not open to caller '"
                      + caller.name()
                      + "': the gateway's operator has not set faults: true for it. Account ids such"
                      + " as acct_fault_429 need no permission.")
              .about(PARAMETER));
    }
  }

  private static GatewayException noSandbox(String upstream) {
    return new GatewayException(
        Failure.of(
                FailureKind.UNSUPPORTED,
                Fault.CALLER,
                NAME
                    + " was sent, but this request goes to upstream '"
                    + upstream
                    + "', which is no sandbox and plays no faults.")
            .about(PARAMETER));
  }

  private static GatewayException invalid(String message) {
    return new GatewayException(Failure.invalid(Reason.PARAMETER_INVALID, PARAMETER, message));
  }
}
