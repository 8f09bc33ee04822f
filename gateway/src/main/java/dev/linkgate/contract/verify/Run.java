package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.spec.SpecDocument;
import dev.linkgate.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run under way: what is asked, and what became of it so far. */
final class Run {
  private final Target target;
  private final Server server;
  private final AnswerRules rules;
  private final Masking masking;
  private final RequestSchema schema;
  private final Examples examples;
  private final Seen seen;
  private final List<Result> results = new ArrayList<>();
  private boolean proven;

  Run(Target target, Server server, AnswerRules rules, Masking masking) {
    this.target = target;
    this.server = server;
    this.rules = rules;
    this.masking = masking;
    this.schema = new RequestSchema(target.shape());
    this.examples = Examples.of(target.shape(), target.ingress(), target.account());
    this.seen = new Seen(target);
  }

  Target target() {
    return target;
  }

  RequestSchema schema() {
    return schema;
  }

  Examples examples() {
    return examples;
  }

  Seen seen() {
    return seen;
  }

  Masking masking() {
    return masking;
  }

  List<Result> results() {
    return results;
  }

  /** A request in the version that is verified, judged by its document. */
  Answer ask(Part part, String name, Request request, Expectation expected, String pointer) {
    return ask(part, name, request, expected, pointer, target.shape());
  }

  /**
   * A request that is one case.
   *
   * @param document whose answers are expected; null for what is no operation of it
   */
  Answer ask(
      Part part,
      String name,
      Request request,
      Expectation expected,
      String pointer,
      @Nullable SpecDocument document) {
    String id = part.word() + "." + name;
    Answer answer = send(id, request, expected instanceof Expectation.Linked);
    List<String> problems = rules.problems(request, answer, expected, document);
    List<String> notes = document == null ? List.of() : notes(answer, expected, document);
    boolean proves = proven || !(expected instanceof Expectation.Refused);
    Verdict verdict =
        !problems.isEmpty() ? Verdict.VIOLATION : proves ? Verdict.OK : Verdict.NOT_APPLICABLE;
    results.add(
        new Result(
            part,
            id,
            request.shown(),
            expected.text(),
            answer.shown(masking),
            pointer,
            verdict,
            problems,
            proves ? notes : List.of("proves nothing: a good request gets no link here either")));
    return answer;
  }

  private List<String> notes(Answer answer, Expectation expected, SpecDocument document) {
    if (!(answer instanceof Answer.Whole whole)) {
      return List.of();
    }
    if (expected instanceof Expectation.Permitted && whole.status() != 200) {
      return List.of("refused to this account: " + whole.status());
    }
    if (!whole.link() || target.strict()) {
      return List.of();
    }
    return whole
        .json()
        .map(body -> AnswerRules.beyond(document, body))
        .filter(beyond -> !beyond.isEmpty())
        .map(beyond -> List.of("the answer has more than is documented: " + beyond))
        .orElse(List.of());
  }

  /** Sends what is part of a case. */
  Answer send(String id, Request request, boolean entitled) {
    Answer answer = server.ask(request, entitled);
    note(id, request, answer);
    return answer;
  }

  /** The same, twice at one time. */
  List<Answer> sendTwice(String id, Request request) {
    List<Answer> answers = server.askTwice(request);
    answers.forEach(answer -> note(id, request, answer));
    return answers;
  }

  private void note(String id, Request request, Answer answer) {
    if (answer instanceof Answer.Whole whole && target.links(request)) {
      seen.note(id, request, whole);
    }
  }

  /** What is wrong with an answer that is part of a case. */
  List<String> problems(Request request, Answer answer, Expectation expected) {
    return rules.problems(request, answer, expected, target.shape());
  }

  /** A case of several requests. */
  void add(Result result) {
    results.add(result);
  }

  /** From here on a refusal proves something: a good request gets its link. */
  void prove(boolean linked) {
    proven = linked;
  }

  boolean proven() {
    return proven;
  }

  /** What the document, and then what is known beyond it, says of a body. */
  Judged judge(ObjectNode body) {
    List<Violation> violations = target.shape().checkRequest(body);
    if (!violations.isEmpty()) {
      return new Judged(Expectation.invalid(), violations.getFirst().at());
    }
    boolean known =
        target
            .ingress()
            .read(body.deepCopy(), Headers.NONE, target.version())
            .violations()
            .isEmpty();
    return new Judged(known ? new Expectation.Linked() : new Expectation.Either(), "");
  }

  /**
   * What may come for a body.
   *
   * @param pointer the rule it breaks; empty where it breaks none
   */
  record Judged(Expectation expected, String pointer) {
    /** The same, but a link is not owed. */
    Judged atMost(Expectation softer) {
      return expected instanceof Expectation.Linked ? new Judged(softer, pointer) : this;
    }

    boolean linked() {
      return expected instanceof Expectation.Linked;
    }

    boolean invalid() {
      return expected instanceof Expectation.Refused;
    }

    /** The rule, or else where the property is described. */
    String or(String described) {
      return pointer.isEmpty() ? described : pointer;
    }
  }
}
