package dev.linkgate.contract.verify;

import dev.linkgate.adapter.FailureContext;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.canonical.Failure;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How an API says a failure, as its adapter has it. */
record Wordings(Target target) {
  /** What all words about keys have in them, in every API. */
  private static final String ABOUT_KEYS = "idempotency";

  /** The answer our own gateway would give. */
  HttpAnswer of(Failure failure) {
    FailureContext context =
        new FailureContext(
            "req_verify", "POST", target.links().getPath(), target.ingress().names());
    return target.ingress().render(failure, context);
  }

  private static Set<String> words(HttpAnswer answer) {
    Set<String> words = new TreeSet<>(Answer.words(answer));
    words.removeIf(word -> !word.contains(ABOUT_KEYS));
    return words;
  }

  /** The words by which an answer is known to be about a key. */
  static String about(HttpAnswer expected) {
    return String.join(" or ", words(expected));
  }

  /** What is wrong with an answer that has none of the words expected. */
  static Optional<String> lacking(HttpAnswer expected, Answer answer) {
    Set<String> wanted = words(expected);
    boolean said =
        answer instanceof Answer.Whole whole
            && Answer.words(whole.http()).stream().anyMatch(wanted::contains);
    return said || wanted.isEmpty()
        ? Optional.empty()
        : Optional.of("neither type nor code is " + String.join(" or ", wanted));
  }
}
