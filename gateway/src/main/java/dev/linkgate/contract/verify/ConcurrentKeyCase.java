package dev.linkgate.contract.verify;

import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Two calls at one time under one key: one link, and the other caller has it or is told to wait.
 */
final class ConcurrentKeyCase {
  private static final String ID = Part.KEYS.word() + ".at-once";

  private final Run run;
  private final Request request;
  private final HttpAnswer inProgress;

  ConcurrentKeyCase(Run run, Request good) {
    this.run = run;
    this.request = good.with(KeyCases.HEADER, KeyCases.fresh());
    this.inProgress =
        new Wordings(run.target())
            .of(Failure.of(FailureKind.IN_PROGRESS, Fault.CALLER, "in progress"));
  }

  void ask() {
    List<Answer> both = run.sendTwice(ID, request);
    Answer later = run.send(ID, request, true);
    List<String> problems = new ArrayList<>(problems(later));
    for (Answer answer : both) {
      if (answer.status() == inProgress.status()) {
        Wordings.lacking(inProgress, answer).ifPresent(problems::add);
      } else {
        problems.addAll(problems(answer));
        if (!KeyCases.same(answer, later)) {
          problems.add("more than one link under one key");
        }
      }
    }
    run.add(
        new Result(
            Part.KEYS,
            ID,
            request.shown() + " (twice at one time, once more later)",
            "one link for all; or " + inProgress.status() + " while the first is under way",
            both.stream().map(it -> it.shown(run.masking())).collect(Collectors.joining("; ")),
            "",
            problems.isEmpty() ? Verdict.OK : Verdict.VIOLATION,
            problems,
            List.of()));
  }

  private List<String> problems(Answer answer) {
    return run.problems(request, answer, new Expectation.Linked());
  }
}
