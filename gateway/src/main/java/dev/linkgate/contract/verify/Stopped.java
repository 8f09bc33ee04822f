package dev.linkgate.contract.verify;

/** A run that could not go on: the server is not there, lets nobody in, or takes no more. */
public final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Stopped(String message) {
    super(message);
  }
}
