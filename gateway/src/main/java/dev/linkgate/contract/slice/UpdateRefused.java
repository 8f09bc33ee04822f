package dev.linkgate.contract.slice;

/** Nothing was written; the message says why and what to do. */
public final class UpdateRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UpdateRefused(String message) {
    super(message);
  }
}
