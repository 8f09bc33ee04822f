package dev.linkgate.contract.verify;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What may come for a request. */
sealed interface Expectation {
  /** A refusal for what is wrong with a body. */
  static Refused invalid() {
    return new Refused(Set.of(400));
  }

  /** The same where it is not known with which status the provider says it. */
  static Refused unreadable() {
    return new Refused(Set.of(400, 404, 406, 413, 415, 422));
  }

  static Refused unauthenticated() {
    return new Refused(Set.of(401));
  }

  /** A link, and nothing else. */
  record Linked() implements Expectation {}

  /** A link, or word that this account, or this key, may not have one of its kind. */
  record Permitted() implements Expectation {}

  /** A link, or a documented refusal: what is asked is not against the document. */
  record Either() implements Expectation {}

  /** A refusal with one of these statuses. */
  record Refused(Set<Integer> statuses) implements Expectation {
    public Refused {
      statuses = Set.copyOf(statuses);
    }
  }

  /** Whether a status is expected. */
  default boolean takes(int status) {
    return switch (this) {
      case Linked _ -> status == 200;
      case Permitted _ -> status == 200 || status == 403 || status == 422;
      case Either _ -> status == 200 || (status >= 400 && status < 500);
      case Refused refused -> refused.statuses.contains(status);
    };
  }

  /** For a report. */
  default String text() {
    return switch (this) {
      case Linked _ -> "200, a link";
      case Permitted _ -> "200, a link; or 403 or 422 where the account may not have one";
      case Either _ -> "200, a link; or a documented refusal";
      case Refused refused ->
          "a refusal, "
              + new TreeSet<>(refused.statuses)
                  .stream().map(String::valueOf).collect(Collectors.joining(" or "));
    };
  }
}
