package dev.linkgate.contract.verify;

import dev.linkgate.testing.DocumentedAnswers;
import dev.linkgate.testing.RecordedRequest;
import dev.linkgate.testing.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The idempotency rules of an API as its provider documents them, except for one defect. */
final class ReferenceKeys {
  private static final int LONGEST = 255;

  /** Long enough for a call that was sent at the same time to arrive on a busy machine. */
  private static final long TOGETHER_MILLIS = 500;

  private final String api;
  private final @Nullable Defect defect;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> arrivals = new ConcurrentHashMap<>();

  /** An answer, and the request it was for. */
  private record Kept(String identity, Reply answer) {}

  ReferenceKeys(String api, @Nullable Defect defect) {
    this.api = api;
    this.defect = defect;
  }

  Reply under(RecordedRequest request, Supplier<Optional<Reply>> refusal, Supplier<Reply> link) {
    String key = request.headers().first("Idempotency-Key").orElse("");
    if (key.isEmpty() || defect == Defect.IDEMPOTENCY_IGNORED) {
      return refusal.get().orElseGet(link);
    }
    int longest = defect == Defect.LONGEST_KEY_REFUSED ? LONGEST - 1 : LONGEST;
    if (key.length() > longest && defect != Defect.TOO_LONG_KEY_TAKEN) {
      return DocumentedAnswers.error(api, 400);
    }
    String identity = request.version() + " " + request.text();
    Optional<Reply> refused = refusal.get();
    if (refused.isPresent() && !keepsRefusals()) {
      return refused.get();
    }
    Supplier<Reply> answer = () -> refused.orElseGet(link);
    if (defect == Defect.TWO_LINKS_AT_ONCE && !kept.containsKey(key) && together(key)) {
      Reply own = answer.get();
      kept.put(key, new Kept(identity, own));
      return own;
    }
    boolean[] first = {false};
    Kept known =
        kept.computeIfAbsent(
            key,
            _ -> {
              first[0] = true;
              return new Kept(identity, answer.get());
            });
    return first[0]
        ? marked(known.answer, Defect.FIRST_IS_MARKED)
        : again(key, known, identity, link);
  }

  private Reply again(String key, Kept known, String identity, Supplier<Reply> link) {
    if (!known.identity.equals(identity) && defect != Defect.OTHER_BODY_REPLAYED) {
      if (defect == Defect.OTHER_BODY_REPLACES) {
        kept.put(key, new Kept(identity, link.get()));
      }
      return mismatch();
    }
    Reply answer = known.answer;
    if (defect == Defect.REPLAY_DIFFERS && answer instanceof Reply.Answer whole) {
      String text = new String(whole.body(), StandardCharsets.UTF_8) + "\n";
      answer =
          new Reply.Answer(whole.status(), whole.headers(), text.getBytes(StandardCharsets.UTF_8));
    }
    return defect == Defect.REPLAY_UNMARKED || !(answer instanceof Reply.Answer whole)
        ? answer
        : whole.with("Idempotent-Replayed", "true");
  }

  /** Whop answers refusals again; Stripe forgets what did not pass its validation. */
  private boolean keepsRefusals() {
    return api.equals("whop") != (defect == Defect.REFUSAL_AND_KEY);
  }

  private boolean together(String key) {
    CountDownLatch both = arrivals.computeIfAbsent(key, _ -> new CountDownLatch(2));
    both.countDown();
    try {
      return both.await(TOGETHER_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Reply marked(Reply answer, Defect with) {
    return defect == with && answer instanceof Reply.Answer whole
        ? whole.with("Idempotent-Replayed", "true")
        : answer;
  }

  private Reply.Answer mismatch() {
    if (defect == Defect.OTHER_BODY_IN_OTHER_WORDS) {
      return DocumentedAnswers.error(api, 400);
    }
    String error =
        switch (api) {
          case "stripe-v1" -> "{\"error\":{\"type\":\"idempotency_error\",\"message\":\"Other.\"}}";
          case "stripe-v2" -> "{\"error\":{\"code\":\"idempotency_error\",\"message\":\"Other.\"}}";
          default -> "{\"error\":{\"type\":\"idempotency_key_mismatch\",\"message\":\"Other.\"}}";
        };
    Reply.Answer plain = DocumentedAnswers.error(api, 400);
    return new Reply.Answer(400, plain.headers(), error.getBytes(StandardCharsets.UTF_8));
  }
}
