package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/**
 * All that differs between two documents of an API.
 *
 * @param from the older document's version
 * @param to the newer document's version
 * @param changes request before answers before errors, the worst first in each
 */
public record DiffReport(String api, String from, String to, List<TiedChange> changes) {
  private static final Comparator<TiedChange> ORDER =
      Comparator.<TiedChange, Part.Place>comparing(tied -> tied.change().part().place())
          .thenComparing(tied -> tied.coverage().covered())
          .thenComparing(tied -> tied.change().callers())
          .thenComparing(tied -> tied.change().part().status())
          .thenComparing(tied -> tied.change().path());

  public DiffReport {
    changes = changes.stream().sorted(ORDER).toList();
  }

  /** What neither a version change nor a mapping covers. */
  public List<TiedChange> uncovered() {
    return changes.stream().filter(tied -> !tied.coverage().covered()).toList();
  }

  /** In a line. */
  public String summary() {
    return ReportText.summary(this);
  }

  /** For a terminal. */
  public String text() {
    return ReportText.of(this);
  }

  /** For a review. */
  public String markdown() {
    return ReportMarkdown.of(this);
  }

  /** For a program. */
  public ObjectNode json() {
    return ReportJson.of(this);
  }
}
