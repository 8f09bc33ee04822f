package dev.linkgate.testkit;

import dev.linkgate.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The sandbox's clock: it goes as the world's does, ahead of it by as much as a test wants. */
public final class SandboxClock implements InstantSource {
  private final Sandbox sandbox;

  SandboxClock(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @Override
  public Instant instant() {
    return sandbox.instant();
  }

  /**
   * Moves it on.
   *
   * @throws IllegalArgumentException when that would be back
   */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("a clock is not advanced by " + by + "; set it");
    }
    sandbox.advance(by);
  }

  /** Sets it to a moment, from which it goes on. */
  public void set(Instant to) {
    sandbox.set(to);
  }

  /** Has it say what the world's does. */
  public void reset() {
    sandbox.resetClock();
  }
}
