package dev.linkgate.server.guard;

import dev.linkgate.adapter.Headers;
import dev.linkgate.canonical.Failure;
import org.jspecify.annotations.Nullable;

/** Renders a refusal in the shape of the API whose path it is, as far as the path is known. */
@FunctionalInterface
public interface GuardAnswers {
  /**
   * @param status what the guard answers
   * @param path as the caller wrote it, before the query; null when the request line was not
   *     readable
   * @param failure what is wrong
   */
  Answer answer(int status, @Nullable String path, Failure failure);

  /**
   * What goes out; the guard adds Content-Length and Connection itself.
   *
   * @param status usually the one given; an API may have its own
   * @param headers with Content-Type
   * @param body JSON
   */
  record Answer(int status, Headers headers, byte[] body) {}
}
