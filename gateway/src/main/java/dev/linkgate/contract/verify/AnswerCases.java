package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can only be said of all answers of a run together. */
final class AnswerCases {
  private static final String ANY_OTHER = "default";

  private AnswerCases() {}

  static void all(Run run) {
    headers(run);
    statuses(run);
  }

  private static void headers(Run run) {
    for (String name : run.target().ingress().answerHeaders()) {
      Seen.Lack lack = run.seen().lack(name);
      boolean version = name.equalsIgnoreCase(run.target().ingress().versionHeader());
      List<String> problems = new ArrayList<>();
      if (lack != null) {
        problems.add(
            "missing or wrong on %d of %d answers, first in %s"
                .formatted(lack.times(), run.seen().answers(), lack.firstCase()));
      }
      run.add(
          new Result(
              Part.ANSWERS,
              Part.ANSWERS.word() + ".header:" + name,
              "",
              version ? "on every link, with the version that was sent" : "on every answer",
              "",
              "",
              problems.isEmpty() ? Verdict.OK : Verdict.VIOLATION,
              problems,
              List.of()));
    }
  }

  private static void statuses(Run run) {
    JsonNode documented = run.target().shape().operation().path("responses");
    List<String> names = new ArrayList<>();
    documented.fieldNames().forEachRemaining(names::add);
    for (String status : names) {
      Optional<String> seen =
          status.equals(ANY_OTHER) ? run.seen().otherThan(names) : run.seen().status(status);
      run.add(
          Result.unasked(
              Part.ANSWERS,
              Part.ANSWERS.word() + ".status:" + status,
              "one answer with it at least",
              RequestSchema.operationPointer(run.target().shape()) + "/responses/" + status,
              seen.isPresent() ? Verdict.OK : Verdict.NOT_PROVOKED,
              seen.map(id -> "seen in " + id)
                  .orElse("documented, and nothing this run sent led to it")));
    }
  }
}
