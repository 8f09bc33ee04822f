package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.spec.SpecDocument;
import dev.linkgate.spec.Violation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds answers against what is expected and documented. */
final class AnswerRules {
  private static final String JSON = "application/json";

  /** An answer that breaks more rules is another API's. */
  private static final int MOST = 10;

  private final Target target;
  private final LinkRules links;

  AnswerRules(Target target, InstantSource clock) {
    this.target = target;
    this.links = new LinkRules(clock, target.live());
  }

  /**
   * Each way in which an answer is not as it may be.
   *
   * @param document whose answers it has to fit; null for what is no operation of the document
   */
  List<String> problems(
      Request request, Answer answer, Expectation expected, @Nullable SpecDocument document) {
    return switch (answer) {
      case Answer.Broken broken -> List.of("no whole answer: " + broken.why());
      case Answer.Whole whole -> {
        List<String> problems = new ArrayList<>();
        int status = whole.status();
        if (!expected.takes(status)) {
          problems.add("status " + status + ", expected " + expected.text());
        }
        form(whole, problems);
        ObjectNode body = whole.json().orElse(null);
        if (body != null && document != null) {
          document(document, status, body, problems);
        }
        if (body != null && document != null && status == 200) {
          links.check(document, request.tree(), body, problems);
          if (target.strict()) {
            beyond(document, body).forEach(name -> problems.add(name + " is not documented"));
          }
        }
        yield problems;
      }
    };
  }

  /** What holds of every answer, whatever the document: SDKs depend on it. */
  private static void form(Answer.Whole whole, List<String> problems) {
    if (whole.status() >= 300 && whole.status() < 400) {
      problems.add("a redirection, which SDKs follow or take for success");
    }
    Optional<String> type = whole.header("Content-Type");
    if (type.isEmpty()) {
      problems.add("no Content-Type");
    } else if (!json(type.get())) {
      problems.add("Content-Type is not " + JSON);
    }
    if (whole.http().body().length == 0) {
      problems.add("an empty body");
    } else if (whole.json().isEmpty()) {
      problems.add("the body is no JSON object");
    }
    if (whole.status() >= 400
        && whole.json().filter(body -> !body.path("error").isObject()).isPresent()) {
      problems.add("a failure without an object 'error' at its top, by which SDKs know one");
    }
  }

  private static boolean json(String type) {
    int semicolon = type.indexOf(';');
    String media = semicolon < 0 ? type : type.substring(0, semicolon);
    return media.strip().toLowerCase(Locale.ROOT).equals(JSON);
  }

  private static void document(
      SpecDocument document, int status, ObjectNode body, List<String> problems) {
    Optional<List<Violation>> violations = document.checkAnswer(status, body);
    if (violations.isEmpty()) {
      problems.add("status " + status + " is not documented");
      return;
    }
    violations.get().stream()
        .map(AnswerRules::broken)
        .distinct()
        .limit(MOST)
        .forEach(problems::add);
  }

  private static String broken(Violation violation) {
    String place = violation.path().isEmpty() ? "its top" : violation.pointer();
    return "the body breaks '"
        + violation.keyword()
        + "' at "
        + place
        + " ("
        + violation.at()
        + ")";
  }

  /** What a link's answer has beyond its document. */
  static List<String> beyond(SpecDocument document, ObjectNode body) {
    return document.undocumentedAnswer(body);
  }
}
