package dev.linkgate.server;

/** The current generation; an exchange keeps the one it began with. */
final class Generations {
  private volatile Generation current;

  Generations(Generation first) {
    this.current = first;
  }

  Generation current() {
    return current;
  }

  /** The current generation, held until {@link Generation#leave}. */
  Generation enter() {
    for (; ; ) {
      Generation generation = current;
      if (generation.enter()) {
        return generation;
      }
    }
  }

  /** From now on exchanges begin with this one. */
  synchronized void swap(Generation next) {
    Generation old = current;
    current = next;
    old.leave();
  }
}
