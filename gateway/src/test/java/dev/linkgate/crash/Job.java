package dev.linkgate.crash;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One link somebody wants, and asks for until it has a final answer; its account is its own. */
final class Job {
  private final Kind kind;
  private final boolean honoured;
  private final String account;
  private final AtomicInteger attempts = new AtomicInteger();
  private final long bornAt = System.nanoTime();
  private Shot.@Nullable Answer last;
  private int originals;

  /**
   * @param honoured whether its upstream honours keys
   * @param number makes it another than all before
   */
  Job(Kind kind, boolean honoured, long number) {
    this.kind = kind;
    this.honoured = honoured;
    this.account = kind.account(honoured, number);
  }

  Kind kind() {
    return kind;
  }

  boolean honoured() {
    return honoured;
  }

  String account() {
    return account;
  }

  /** Since it was first asked for, in nanoseconds. */
  long age() {
    return System.nanoTime() - bornAt;
  }

  /** What the next attempt carries. */
  Map<String, String> headers() {
    Map<String, String> headers = kind.headers();
    int before = attempts.getAndIncrement();
    if (kind.sendsKeys()) {
      headers.put("Idempotency-Key", "canary_key of " + account);
    } else {
      headers.put("X-Stainless-Retry-Count", String.valueOf(before));
    }
    return headers;
  }

  String body() {
    return kind.body(account);
  }

  synchronized boolean ended() {
    return last != null;
  }

  /** What it ended in; null while it has not. */
  synchronized Shot.@Nullable Answer end() {
    return last;
  }

  /** Takes an answer in, and says whether it is final. */
  synchronized boolean answered(Shot.Answer answer, Tally tally) {
    if (!isFinal(answer)) {
      tally.unfinished(answer, account);
      return false;
    }
    if (!answer.replayed() && originals++ > 0) {
      tally.wrong(account + " was carried out a second time");
    }
    tally.ended(answer, last != null);
    Shot.Answer before = last;
    if (before == null) {
      last = answer;
    } else if (before.status() != answer.status() || !Arrays.equals(before.body(), answer.body())) {
      tally.wrong(account + " ended in " + before.status() + " and in " + answer.status());
    }
    return true;
  }

  /** A link, what was kept, or what its SDK is told not to try again. */
  private boolean isFinal(Shot.Answer answer) {
    boolean told =
        answer.header("Stripe-Should-Retry").filter("false"::equals).isPresent()
            || answer.header("x-should-retry").filter("false"::equals).isPresent();
    return answer.status() == 200 || answer.replayed() || (!honoured && told);
  }
}
