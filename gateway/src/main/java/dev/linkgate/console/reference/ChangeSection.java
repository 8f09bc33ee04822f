package dev.linkgate.console.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.contract.diff.CellsTouched;
import dev.linkgate.contract.diff.Change;
import dev.linkgate.contract.diff.Changes;
import dev.linkgate.contract.diff.DiffReport;
import dev.linkgate.contract.diff.Impact;
import dev.linkgate.contract.diff.Kind;
import dev.linkgate.contract.diff.SpecDiff;
import dev.linkgate.contract.diff.TiedChange;
import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import dev.linkgate.spec.SpecDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a version changed, and what of ours sees to it. The former is read off the documents; the
 * latter is found out by running the adapters, which takes a second the first time, so that it is
 * done beside the page.
 */
final class ChangeSection {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeSection.class);

  private static final List<String> COLUMNS =
      List.of("For callers", "What", "Where", "Was and became");

  private static final String UNCOVERED = "<td class=\"bad\">";

  private final Map<String, CompletableFuture<String>> covered = new ConcurrentHashMap<>();

  String of(Subject subject) {
    SpecDocument before = subject.before();
    if (before == null) {
      return "<p>This is the oldest version of it that is spoken here.</p>";
    }
    CompletableFuture<String> whole =
        covered.computeIfAbsent(
            subject.name(),
            _ ->
                CompletableFuture.supplyAsync(
                    () -> attempt(() -> covered(subject, before)), ChangeSection::beside));
    return whole.isDone() ? whole.join() : attempt(() -> plain(subject, before));
  }

  private static void beside(Runnable work) {
    Thread.ofPlatform().name("changes").daemon().priority(Thread.MIN_PRIORITY).start(work);
  }

  private static String attempt(Supplier<String> made) {
    try {
      return made.get();
    } catch (RuntimeException e) {
      LOG.warn("two documents cannot be compared", e);
      String why = e instanceof UnusableDocument ? ": " + e.getMessage() : "; the log says why";
      return Markup.paragraph("The two cannot be compared" + why + ".");
    }
  }

  private static String covered(Subject subject, SpecDocument before) {
    DiffReport report =
        new SpecDiff(subject.adapter(), CellsTouched.NONE)
            .between(document(subject, before), document(subject, subject.document()));
    List<TiedChange> facts = report.changes().stream().filter(tied -> fact(tied.change())).toList();
    StringBuilder rows = new StringBuilder();
    for (TiedChange tied : facts) {
      rows.append(row(tied.change())).append(tied.coverage().covered() ? "<td>" : UNCOVERED);
      rows.append(Markup.text(tied.coverage().words()));
    }
    return since(subject, before, report.summary(), report.changes().size() - facts.size())
        + table(rows, "Covered by");
  }

  private static String plain(Subject subject, SpecDocument before) {
    List<Change> changes =
        Changes.between(document(subject, before), document(subject, subject.document()));
    List<Change> facts = changes.stream().filter(ChangeSection::fact).toList();
    StringBuilder rows = new StringBuilder();
    facts.forEach(change -> rows.append(row(change)));
    return since(subject, before, facts.size() + " changes in all", changes.size() - facts.size())
        + table(rows)
        + "<p class=\"unfinished\" data-unfinished>What of the gateway covers each change is being"
        + " found out. "
        + Markup.link(subject.path() + "?again=1#changes", "Load it again")
        + " in a second or two.</p>";
  }

  private static boolean fact(Change change) {
    return change.kind() != Kind.WORDING;
  }

  static OpenApiDocument document(Subject subject, SpecDocument document) {
    String name = subject.api() + " " + document.version().text();
    if (document.document() instanceof ObjectNode tree) {
      return new OpenApiDocument(name, tree);
    }
    throw new UnusableDocument(name + " is no object");
  }

  private static String since(Subject subject, SpecDocument before, String summary, int worded) {
    return "<p>Since "
        + Markup.link(subject.path(before), before.version().text())
        + ": "
        + Markup.text(summary)
        + (worded == 0 ? "" : "; other sentences or examples in " + worded + " places")
        + ".</p>";
  }

  private static String table(CharSequence rows, String... more) {
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.addAll(List.of(more));
    return rows.isEmpty() ? "" : Markup.table("What changed", columns, rows.toString());
  }

  private static String row(Change change) {
    String kind = change.callers() == Impact.BREAKING ? "warn" : "good";
    return "<tr><td>"
        + Markup.tag(kind, change.callers().word())
        + "<td>"
        + Markup.text(change.kind().words())
        + "<td>"
        + Markup.text(change.part().words())
        + " "
        + Markup.code(change.path().isEmpty() ? "(whole)" : change.path())
        + "<td>"
        + Markup.text(change.values());
  }
}
