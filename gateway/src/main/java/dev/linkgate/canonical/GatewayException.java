package dev.linkgate.canonical;

import org.jspecify.annotations.Nullable;

/**
 * The one exception an exchange fails with; the ingress adapter renders it in the caller's words.
 */
public final class GatewayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public GatewayException(Failure failure) {
    this(failure, null);
  }

  /**
   * @param failure what to tell the caller
   * @param cause what was caught, for the log
   */
  public GatewayException(Failure failure, @Nullable Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
  }

  /** What to tell the caller. */
  public Failure failure() {
    return failure;
  }
}
