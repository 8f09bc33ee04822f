package dev.linkgate.upstream;

import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.GatewayException;

/** One attempt at a call, and what became of it. */
sealed interface Attempt {
  AttemptEvent event();

  /**
   * @throws GatewayException where there is no whole answer
   */
  HttpAnswer answer();

  /** Whether a byte of it may have reached the upstream. */
  boolean sent();

  /** A whole answer came. */
  record Answered(AttemptEvent event, HttpAnswer answer) implements Attempt {
    @Override
    public boolean sent() {
      return true;
    }
  }

  /** None came. */
  record Failed(AttemptEvent event, GatewayException failure) implements Attempt {
    @Override
    public HttpAnswer answer() {
      throw failure;
    }

    @Override
    public boolean sent() {
      return failure.failure().kind() != FailureKind.UPSTREAM_UNAVAILABLE;
    }
  }
}
