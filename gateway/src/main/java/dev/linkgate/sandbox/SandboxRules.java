package dev.linkgate.sandbox;

import java.time.Duration;

/**
 * What an operator may say of the sandbox.
 *
 * @param previewBurns whether a preview of a link spends it
 * @param linkLife how long links live whose API documents no life
 */
public record SandboxRules(boolean previewBurns, Duration linkLife) {
  /** Unless told otherwise. */
  public static final SandboxRules USUAL = new SandboxRules(false, Duration.ofHours(1));
}
