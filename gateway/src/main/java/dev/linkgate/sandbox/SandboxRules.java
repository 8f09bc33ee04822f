package dev.linkgate.sandbox;

import java.time.Duration;

/**
 * What an operator may say of the sandbox.
 *
 * @param previewBurns whether a preview of a link spends it
 * @param linkLife how long links live whose API documents no life
 * @param timeout what its callers wait for it at most, as for any upstream
 */
public record SandboxRules(boolean previewBurns, Duration linkLife, Duration timeout) {
  /** Unless told otherwise; the timeout is that of upstreams with a network. */
  public static final SandboxRules USUAL =
      new SandboxRules(false, Duration.ofHours(1), Duration.ofSeconds(30));

  /** The usual ones but for this. */
  public static SandboxRules where(boolean previewBurns) {
    return new SandboxRules(previewBurns, USUAL.linkLife, USUAL.timeout);
  }
}
