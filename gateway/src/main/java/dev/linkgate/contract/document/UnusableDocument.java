package dev.linkgate.contract.document;

/** A document that cannot be worked with; the message says which and why. */
public final class UnusableDocument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnusableDocument(String message) {
    super(message);
  }
}
