package dev.linkgate.server;

import dev.linkgate.adapter.HttpAnswer;

/** Takes an upstream's own answer past the resource, which has no words for it. */
final class RelayedAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient HttpAnswer answer;

  RelayedAnswer(HttpAnswer answer) {
    super("relayed", null, false, false); // every relayed request makes one: no stack
    this.answer = answer;
  }

  HttpAnswer answer() {
    return answer;
  }
}
