package dev.linkgate.contract.verify;

import dev.linkgate.adapter.Http;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Refusal;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.GatewayException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The server that is verified, asked no faster than agreed. */
final class Server {
  private static final int UNAUTHENTICATED = 401;
  private static final int TOO_MANY = 429;

  /** Where a 429 names no delay: the window most providers count in. */
  private static final Duration USUAL_DELAY = Duration.ofSeconds(1);

  /** Longer than this nobody waits in front of a terminal. */
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);

  private final Http http;
  private final Pace pace;
  private final Masking masking;

  Server(Http http, Pace pace, Masking masking) {
    this.http = http;
    this.pace = pace;
    this.masking = masking;
  }

  /**
   * Asks once, and once more after a 429.
   *
   * @param entitled whether it must not be told that its key does not get in
   * @throws Stopped where nothing further makes sense
   */
  Answer ask(Request request, boolean entitled) {
    pace.await(1);
    return paced(request, entitled);
  }

  /** Asks twice at one time; the rest is as for {@link #ask}. */
  List<Answer> askTwice(Request request) {
    pace.await(2);
    CompletableFuture<Answer> beside = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            beside.complete(paced(request, true));
          } catch (RuntimeException e) {
            beside.completeExceptionally(e);
          }
        });
    Answer own = paced(request, true);
    try {
      return List.of(own, beside.join());
    } catch (CompletionException e) {
      throw e.getCause() instanceof Stopped stopped ? stopped : e;
    }
  }

  private Answer paced(Request request, boolean entitled) {
    Answer answer = once(request);
    if (answer instanceof Answer.Whole whole && whole.status() == TOO_MANY) {
      pace.pause(delay(whole.http()));
      answer = once(request);
      if (answer.status() == TOO_MANY) {
        throw new Stopped("the server takes no more requests now; lower --rate, or try later");
      }
    }
    if (answer.status() == UNAUTHENTICATED && entitled && request.goodKey()) {
      throw new Stopped("the key does not get in: " + answer.shown(masking));
    }
    return answer;
  }

  private Answer once(Request request) {
    try {
      return new Answer.Whole(http.send(request.call()));
    } catch (GatewayException e) {
      Failure failure = e.failure();
      if (failure.kind() == FailureKind.UPSTREAM_UNAVAILABLE) {
        throw new Stopped(failure.message());
      }
      return new Answer.Broken(failure.message());
    }
  }

  private static Duration delay(HttpAnswer answer) {
    Duration asked = Refusal.retryAfter(answer.headers()).orElse(USUAL_DELAY);
    return asked.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : asked;
  }
}
