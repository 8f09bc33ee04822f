package dev.linkgate.server;

import dev.linkgate.adapter.HttpAnswer;

/** Takes an answer that is whole already past the resource: an upstream's own, or a stored one. */
final class WholeAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient HttpAnswer answer;

  WholeAnswer(HttpAnswer answer) {
    super("answered", null, false, false); // every relayed request makes one: no stack
    this.answer = answer;
  }

  HttpAnswer answer() {
    return answer;
  }
}
