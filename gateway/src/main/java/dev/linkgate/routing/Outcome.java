package dev.linkgate.routing;

import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.canonical.Link;

/** What came of a link request that did not fail in our hands. */
public sealed interface Outcome {
  /** A link, to be said in the caller's words. */
  record Made(Link link) implements Outcome {}

  /**
   * The upstream's own answer, a link or a refusal, already in the caller's words.
   *
   * @param answer status, the headers a caller may see, and the bytes as they came
   */
  record Relayed(HttpAnswer answer) implements Outcome {}
}
