package dev.linkgate.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The store cannot be opened; the message is one line that says what to do. */
public final class StoreException extends IOException {
  private static final long serialVersionUID = 1L;

  StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
