package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Names;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of one request. */
sealed interface Run {
  /** What was asked, in no provider's words; null where the caller's own version refused it. */
  @Nullable Said asked();

  /**
   * A link was made.
   *
   * @param asked the canonical request
   * @param body the upstream's request; empty where it has no wire
   * @param headers its headers
   * @param outgoing both, by name; what the upstream was told where it has no wire
   * @param lost what was reported as lost, in the caller's words
   * @param answer what the caller got
   * @param heard what the upstream's own API makes of its request; null where it refuses it
   * @param asPublished whether the body is written as its version has it
   */
  record Sent(
      Said asked,
      ObjectNode body,
      Headers headers,
      Map<String, String> outgoing,
      List<String> lost,
      ObjectNode answer,
      @Nullable Said heard,
      boolean asPublished)
      implements Run {}

  /**
   * It was refused.
   *
   * @param failure why
   * @param names the caller's words
   */
  record Refused(@Nullable Said asked, Failure failure, Names names) implements Run {
    /** Whether the upstream has no such thing; by the caller's own version it was fine. */
    boolean impossible() {
      return asked != null && failure.kind() == FailureKind.UNSUPPORTED;
    }

    /** What is missing, in the caller's words; empty when that is not why. */
    String missing() {
      return failure.reason() == Reason.PARAMETER_MISSING && failure.parameter() != null
          ? names.of(failure.parameter())
          : "";
    }
  }
}
