package dev.linkgate.contract.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the answers of a run had in common. */
final class Seen {
  private final Target target;
  private final Map<String, String> statuses = new LinkedHashMap<>();
  private final Map<String, Lack> lacking = new LinkedHashMap<>();
  private int answers;

  /** A header that should have been there. */
  record Lack(String firstCase, int times) {}

  Seen(Target target) {
    this.target = target;
  }

  /** Takes one answer of the link operation into account. */
  void note(String id, Request request, Answer.Whole answer) {
    answers++;
    statuses.putIfAbsent(Integer.toString(answer.status()), id);
    for (String name : target.ingress().answerHeaders()) {
      if (lacks(name, request, answer)) {
        lacking.merge(
            name, new Lack(id, 1), (known, _) -> new Lack(known.firstCase, known.times + 1));
      }
    }
  }

  /** A version is repeated where the request was understood; everything else always comes. */
  private boolean lacks(String name, Request request, Answer.Whole answer) {
    if (!name.equalsIgnoreCase(target.ingress().versionHeader())) {
      return answer.header(name).filter(value -> !value.isEmpty()).isEmpty();
    }
    Optional<String> asked = request.headers().first(name);
    return answer.status() == 200 && asked.isPresent() && !answer.header(name).equals(asked);
  }

  /** The first case that was answered with a status. */
  Optional<String> status(String status) {
    return Optional.ofNullable(statuses.get(status));
  }

  /** The first case that was answered with a status that has no description of its own. */
  Optional<String> otherThan(Iterable<String> described) {
    Map<String, String> left = new LinkedHashMap<>(statuses);
    described.forEach(left::remove);
    return left.values().stream().findFirst();
  }

  @Nullable Lack lack(String header) {
    return lacking.get(header);
  }

  int answers() {
    return answers;
  }
}
