package dev.linkgate.contract.explain;

/** A question that cannot be answered as it is; the message says what to do. */
public final class UnusableQuestion extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableQuestion(String message) {
    super(message, null, false, false);
  }

  /** What to tell whoever asked. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
