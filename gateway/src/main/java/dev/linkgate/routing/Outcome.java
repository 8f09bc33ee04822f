package dev.linkgate.routing;

import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Link;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an upstream answered. */
sealed interface Outcome {
  /** A link, to be said in the caller's words. */
  record Made(Link link) implements Outcome {}

  /**
   * The upstream's own answer, already in the caller's words.
   *
   * @param answer status, the headers a caller may see, and the bytes as they came
   * @param refused why there is no link in it; null when there is one
   * @param expiresAt when its link stops to work; null without one
   */
  record Relayed(HttpAnswer answer, @Nullable Failure refused, @Nullable Instant expiresAt)
      implements Outcome {}
}
