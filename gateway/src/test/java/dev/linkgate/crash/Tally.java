package dev.linkgate.crash;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What callers saw in all, and what they should never have seen. */
final class Tally {
  private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
  private final Map<Integer, AtomicInteger> answersByPort = new ConcurrentHashMap<>();
  private final List<String> wrong = new CopyOnWriteArrayList<>();

  /** One more of these. */
  void count(String what) {
    counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
  }

  /** A node gave an answer, whatever it said. */
  void answeredBy(int port) {
    answersBy(port).incrementAndGet();
  }

  /** Grows with every answer of this node. */
  AtomicInteger answersBy(int port) {
    return answersByPort.computeIfAbsent(port, _ -> new AtomicInteger());
  }

  /** A final answer. */
  void ended(Shot.Answer answer, boolean again) {
    String what = answer.status() == 200 ? "links" : "unknown outcomes";
    count(again ? what + " again" : what);
  }

  /** An answer after which the caller tries again. */
  void unfinished(Shot.Answer answer, String account) {
    switch (answer.status()) {
      case 409 -> count("in progress");
      case 500, 502, 503, 504 -> count("failed with " + answer.status());
      default -> wrong(account + " was answered " + answer.status() + ": " + answer.text());
    }
  }

  void wrong(String what) {
    wrong.add(what);
  }

  /** What must not be; empty when all is well. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
