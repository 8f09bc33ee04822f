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
      List.of("Where", "What", "Was and became", "For callers");

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
    Thread.ofPlatform().name("changes").daemon().start(work);
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
    Grid grid = new Grid("What changed", with(COLUMNS, "Covered by"));
    for (TiedChange tied : facts) {
      String by = Markup.text(tied.coverage().words());
      String marked = tied.coverage().covered() ? by : "<b class=\"bad\">" + by + "</b>";
      grid.row(with(row(tied.change()), marked));
    }
    return since(subject, before, report.summary(), report.changes().size() - facts.size())
        + (grid.isEmpty() ? "" : grid.html());
  }

  private static String plain(Subject subject, SpecDocument before) {
    List<Change> changes =
        Changes.between(document(subject, before), document(subject, subject.document()));
    List<Change> facts = changes.stream().filter(ChangeSection::fact).toList();
    Grid grid = new Grid("What changed", COLUMNS);
    facts.forEach(change -> grid.row(row(change)));
    return since(subject, before, facts.size() + " changes in all", changes.size() - facts.size())
        + (grid.isEmpty() ? "" : grid.html())
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

  private static List<String> row(Change change) {
    String kind = change.callers() == Impact.BREAKING ? "warn" : "good";
    return List.of(
        Markup.text(change.part().words())
            + " "
            + Markup.name(change.path().isEmpty() ? "(whole)" : change.path()),
        Markup.text(change.kind().words()),
        Markup.text(change.values()),
        Markup.tag(kind, change.callers().word()));
  }

  private static List<String> with(List<String> cells, String more) {
    List<String> longer = new ArrayList<>(cells);
    longer.add(more);
    return longer;
  }
}
