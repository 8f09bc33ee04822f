package dev.linkgate.adapter;

import dev.linkgate.canonical.Failure;

/** The headers of a failure that every API has, one of them under its own name. */
public final class FailureHeaders {
  private FailureHeaders() {}

  /**
   * Content type, and what tells an SDK whether and when to try again.
   *
   * @param shouldRetry the header with which this API's SDKs let their own rule be overridden
   */
  public static Headers of(Failure failure, String shouldRetry) {
    Headers headers = Headers.of("Content-Type", "application/json");
    if (failure.shouldRetry().isPresent()) {
      headers = headers.with(shouldRetry, failure.shouldRetry().get().toString());
    }
    if (failure.retryAfter() != null) {
      headers = headers.with("Retry-After", Long.toString(failure.retryAfter().toSeconds()));
    }
    return headers;
  }
}
