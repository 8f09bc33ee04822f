package dev.linkgate.contract.faults;

import dev.linkgate.sandbox.SandboxFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault and what callers of each API meet.
 *
 * @param answers one for each API
 */
public record FaultRow(SandboxFault fault, List<Answer> answers) {
  public FaultRow {
    answers = List.copyOf(answers);
  }

  /**
   * What a caller is answered.
   *
   * @param api the one it speaks
   * @param type the error's; null for none
   * @param code the error's; null for none
   * @param retryWithKey what its SDK is told about another try of a request with a key; null for
   *     nothing, so that the SDK's own rule holds
   * @param retryWithoutKey the same without a key
   * @param retryAfter in seconds; null for none
   * @param kept whether the same key brings this answer again, instead of another attempt
   */
  public record Answer(
      String api,
      int status,
      @Nullable String type,
      @Nullable String code,
      @Nullable Boolean retryWithKey,
      @Nullable Boolean retryWithoutKey,
      @Nullable String retryAfter,
      boolean kept) {}
}
