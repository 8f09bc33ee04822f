package dev.linkgate.contract.diff;

import dev.linkgate.adapter.VersionChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what covers a change by trying without it. */
final class Covers {
  private final RequestCover request;
  private final AroundCover around;
  private final AnswerCover answer;
  private final ErrorCover error;

  Covers(Rig rig, Side from, Side to) {
    this.request = new RequestCover(rig, from, to);
    this.around = new AroundCover(rig, from, to);
    this.answer = new AnswerCover(rig, from, to);
    this.error = new ErrorCover(rig, from, to);
  }

  Coverage of(Change change, List<VersionChange> changes) {
    if (change.kind() == Kind.WORDING) {
      return Coverage.by("");
    }
    Optional<String> missing = missing(change, changes);
    if (missing.isPresent()) {
      return Coverage.missing(missing.get());
    }
    List<String> needed = new ArrayList<>();
    for (VersionChange one : changes) {
      List<VersionChange> others = new ArrayList<>(changes);
      others.remove(one);
      if (missing(change, others).isPresent()) {
        needed.add(one.getClass().getSimpleName() + " (since " + one.since() + ")");
      }
    }
    return Coverage.by(needed.isEmpty() ? without(change) : String.join(", ", needed));
  }

  private Optional<String> missing(Change change, List<VersionChange> changes) {
    return switch (change.part().place()) {
      case REQUEST ->
          AroundCover.concerns(change) ? around.missing(change) : request.missing(change, changes);
      case REQUEST_HEADER -> around.missing(change);
      case ANSWER -> answer.missing(change, changes);
      case ERROR -> error.missing(change);
    };
  }

  private static String without(Change change) {
    return switch (change.part().place()) {
      case REQUEST, ANSWER -> "mapping";
      case REQUEST_HEADER -> "header rules";
      case ERROR -> "error mapping";
    };
  }
}
