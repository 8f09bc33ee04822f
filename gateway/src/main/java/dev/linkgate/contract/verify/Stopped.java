package dev.linkgate.contract.verify;

import org.jspecify.annotations.Nullable;

/** A run that could not go on: the server is not there, lets nobody in, or takes no more. */
public final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Report soFar;

  Stopped(String message) {
    this(message, null);
  }

  private Stopped(String message, @Nullable Report soFar) {
    super(message);
    this.soFar = soFar;
  }

  /** The same, with what was found before; what ended a server is the last case in it. */
  Stopped after(Report found) {
    String last = found.results().isEmpty() ? "" : ", after " + found.results().getLast().id();
    return new Stopped(getMessage() + last, found);
  }

  /** The cases before; null where there were none. */
  public @Nullable Report soFar() {
    return soFar == null || soFar.results().isEmpty() ? null : soFar;
  }
}
