package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Fate;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.adapter.Idempotency;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an idempotency key means to the API, by the rules its adapter has of it. */
final class KeyCases {
  static final String HEADER = "Idempotency-Key";
  private static final String REPLAYED = "Idempotent-Replayed";

  /** No API allows a key as long as this. */
  private static final int NO_KEY = 2_048;

  private final Run run;
  private final Idempotency rules;
  private final Request good;

  private KeyCases(Run run) {
    this.run = run;
    this.rules = run.target().ingress().idempotency();
    this.good = Request.link(run.target(), run.examples().first());
  }

  static void all(Run run) {
    if (!run.target().honoursKeys()) {
      unasked(run, "a key is configured to mean nothing to it");
      return;
    }
    if (!run.proven()) {
      unasked(run, "a good request gets no link here either");
      return;
    }
    KeyCases cases = new KeyCases(run);
    cases.without();
    cases.again();
    cases.afterRefusal();
    cases.lengths();
    new ConcurrentKeyCase(run, cases.good).ask();
  }

  private static void unasked(Run run, String why) {
    run.add(Result.unasked(Part.KEYS, Part.KEYS.word(), "", "", Verdict.NOT_APPLICABLE, why));
  }

  static String fresh() {
    return "linkgate-verify-" + UUID.randomUUID();
  }

  private void without() {
    run.ask(Part.KEYS, "none", good, new Expectation.Linked(), "");
  }

  /** The same request under one key, and then another. */
  private void again() {
    Request first = good.with(HEADER, fresh());
    Answer made = run.send(id("same-answer"), first, true);
    Answer again = run.send(id("same-answer"), first, true);
    List<String> problems = linked(first, made);
    problems.addAll(linked(first, again));
    sameBytes(made, again, problems);
    add("same-answer", first, "the first answer, byte for byte", again, problems);
    List<String> unmarked = new ArrayList<>();
    if (marked(made)) {
      unmarked.add("the first answer has " + REPLAYED);
    }
    if (!marked(again)) {
      unmarked.add("the second answer lacks " + REPLAYED + ": true");
    }
    add("replay-header", first, REPLAYED + ": true on the second answer only", again, unmarked);
    Request other = Request.link(run.target(), varied()).with(HEADER, first.key());
    refused("other-body", other, mismatch());
    Answer third = run.send(id("still-same-answer"), first, true);
    List<String> changed = linked(first, third);
    sameBytes(made, third, changed);
    add("still-same-answer", first, "the first answer, byte for byte", third, changed);
  }

  /** What becomes of a key whose request was refused for its body. */
  private void afterRefusal() {
    Failure refusal = Failure.invalid(Reason.PARAMETER_MISSING, null, "missing");
    String key = fresh();
    ObjectNode less = Samples.without(run.examples().first(), accountPath());
    Request bad = Request.link(run.target(), less).with(HEADER, key);
    run.send(id("after-refusal"), bad, true);
    Request mended = good.with(HEADER, key);
    if (rules.fate(refusal, false) == Fate.FORGET) {
      run.ask(Part.KEYS, "after-refusal", mended, new Expectation.Linked(), "");
    } else {
      refused("after-refusal", mended, mismatch());
    }
  }

  private List<String> accountPath() {
    return List.of(run.examples().accountName());
  }

  private void lengths() {
    int longest = 0;
    while (longest < NO_KEY && tooLong(longest + 1).isEmpty()) {
      longest++;
    }
    Optional<HttpAnswer> said = tooLong(longest + 1);
    if (said.isPresent()) {
      Request most = good.with(HEADER, key(longest));
      run.ask(Part.KEYS, "longest", most, new Expectation.Linked(), "");
      Request beyond = good.with(HEADER, key(longest + 1));
      run.ask(Part.KEYS, "too-long", beyond, Expectation.invalid(), "");
    }
  }

  private static String key(int length) {
    StringBuilder key = new StringBuilder(fresh());
    while (key.length() < length) {
      key.append('x');
    }
    return key.substring(0, length);
  }

  /** How our own gateway refuses a key of this length; empty where it takes it. */
  private Optional<HttpAnswer> tooLong(int length) {
    try {
      rules.check(new IdempotencyKey("k".repeat(length)));
      return Optional.empty();
    } catch (GatewayException e) {
      return Optional.of(new Wordings(run.target()).of(e.failure()));
    }
  }

  private HttpAnswer mismatch() {
    return new Wordings(run.target())
        .of(Failure.of(FailureKind.IDEMPOTENCY_MISMATCH, Fault.CALLER, "mismatch"));
  }

  /** A body that asks for another link, and is as good. */
  private ObjectNode varied() {
    ObjectNode body = run.examples().first();
    for (var property : run.schema().properties()) {
      String value = Samples.at(body, property.path()).asText("");
      if (value.startsWith("https://")) {
        var other = body.textNode(value + "/other");
        return Samples.with(body, run.schema(), property.path(), other);
      }
    }
    return body.deepCopy().put(run.examples().accountName(), "linkgate_other");
  }

  /** A request that has to be refused in certain words. */
  private void refused(String name, Request request, HttpAnswer words) {
    Answer answer = run.send(id(name), request, false);
    Expectation expected = new Expectation.Refused(Set.of(words.status()));
    List<String> problems = new ArrayList<>(run.problems(request, answer, expected));
    Wordings.lacking(words, answer).ifPresent(problems::add);
    add(name, request, expected.text() + ", " + Wordings.about(words), answer, problems);
  }

  private List<String> linked(Request request, Answer answer) {
    return new ArrayList<>(run.problems(request, answer, new Expectation.Linked()));
  }

  private static void sameBytes(Answer first, Answer again, List<String> problems) {
    if (!same(first, again)) {
      problems.add("the answer is not the first one's bytes");
    }
  }

  static boolean same(@Nullable Answer first, @Nullable Answer again) {
    return first instanceof Answer.Whole one
        && again instanceof Answer.Whole two
        && one.status() == two.status()
        && Arrays.equals(one.http().body(), two.http().body());
  }

  private static boolean marked(Answer answer) {
    return answer instanceof Answer.Whole whole
        && whole.header(REPLAYED).filter("true"::equalsIgnoreCase).isPresent();
  }

  private static String id(String name) {
    return Part.KEYS.word() + "." + name;
  }

  private void add(
      String name, Request request, String expected, Answer got, List<String> problems) {
    Verdict verdict = problems.isEmpty() ? Verdict.OK : Verdict.VIOLATION;
    run.add(
        new Result(
            Part.KEYS,
            id(name),
            request.shown(),
            expected,
            got.shown(run.masking()),
            "",
            verdict,
            problems,
            List.of()));
  }
}
