package dev.linkgate.upstream;

import java.io.IOException;

/** The upstream failed within an answer whose head the caller already has. */
public final class AnswerBrokenException extends IOException {
  private static final long serialVersionUID = 1L;

  AnswerBrokenException(String message) {
    super(message);
  }
}
