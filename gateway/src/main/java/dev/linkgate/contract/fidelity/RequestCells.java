package dev.linkgate.contract.fidelity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What becomes of everything a caller may say, each value in every context. */
final class RequestCells {
  private final Pipeline pipeline;
  private final Contexts contexts;
  private final Hearing hearing;
  private final Map<Cell, Evidence> evidence = new HashMap<>();

  RequestCells(Pipeline pipeline, Contexts contexts) {
    this.pipeline = pipeline;
    this.contexts = contexts;
    this.hearing = new Hearing(pipeline.to());
  }

  /** A run behind each of the cells made so far. */
  Map<Cell, Evidence> evidence() {
    return evidence;
  }

  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    List<Context> more = new ArrayList<>(contexts.all());
    more.addAll(contexts.incomplete());
    for (Property property : contexts.properties()) {
      // Another version's word may stand for one of this version's.
      List<Context> tried = property.foreign() ? more : contexts.all();
      for (Sample sample : property.samples()) {
        if (sample.shown()) {
          cell(property, sample, tried).ifPresent(cells::add);
        }
      }
    }
    return cells;
  }

  /** Empty where the caller's own version refuses the value wherever it stands. */
  private Optional<Cell> cell(Property property, Sample sample, List<Context> tried) {
    List<Verdict> verdicts = new ArrayList<>();
    tried.forEach(context -> judge(context, property, sample).ifPresent(verdicts::add));
    if (verdicts.isEmpty()) {
      return Optional.empty();
    }
    boolean applies = verdicts.stream().anyMatch(Verdict::applies);
    List<Verdict> telling = verdicts.stream().filter(one -> one.applies() == applies).toList();
    boolean silent = verdicts.stream().anyMatch(one -> one.outcome() == Outcome.SILENT);
    Outcome outcome =
        silent
            ? Outcome.SILENT
            : telling.stream().map(Verdict::outcome).min(Comparator.naturalOrder()).orElseThrow();
    List<Verdict> deciding = verdicts.stream().filter(one -> one.outcome() == outcome).toList();
    Set<String> carriers = new TreeSet<>();
    deciding.forEach(one -> carriers.addAll(one.carriedBy()));
    Cell cell =
        new Cell(
            pipeline.from().spoken(),
            pipeline.to().spoken(),
            Part.REQUEST,
            property.name(),
            sample.label(),
            outcome,
            List.copyOf(carriers),
            deciding.stream().anyMatch(Verdict::relayed),
            note(property, telling, deciding));
    Verdict shown = telling.stream().filter(deciding::contains).findFirst().orElse(deciding.get(0));
    evidence.put(cell, Evidence.of(shown.ask(), shown.run(), pipeline.heard()));
    return Optional.of(cell);
  }

  private static String note(Property property, List<Verdict> telling, List<Verdict> deciding) {
    Set<String> notes = new TreeSet<>();
    deciding.forEach(one -> notes.add(one.note()));
    if (deciding.stream().noneMatch(one -> one.context().without().isEmpty())) {
      deciding.forEach(one -> notes.add("in place of " + one.context().without()));
    }
    for (Verdict other : telling) {
      // What is refused altogether, such as the other purpose, says nothing about this property.
      if (other.outcome() != deciding.getFirst().outcome()
          && other.outcome() != Outcome.IMPOSSIBLE
          && other.context().without().isEmpty()) {
        notes.add(other.outcome().word() + " beside others");
      }
    }
    notes.remove("");
    List<String> all = new ArrayList<>();
    if (!property.note().isEmpty()) {
      all.add(property.note());
    }
    all.addAll(notes);
    return String.join("; ", all);
  }

  private Optional<Verdict> judge(Context context, Property property, Sample sample) {
    Ask ask = contexts.repaired(property.put(context.ask(), sample.value()));
    List<Run> others = new ArrayList<>();
    for (Sample other : property.samples()) {
      if (!other.equals(sample)) {
        others.add(pipeline.run(contexts.repaired(property.put(ask, other.value()))));
      }
    }
    Run run = pipeline.run(ask);
    Trial trial = new Trial(property, run, others, pipeline.run(property.remove(ask)));
    return switch (run) {
      case Run.Refused refused when refused.impossible() ->
          Optional.of(
              new Verdict(
                  context,
                  ask,
                  refused,
                  Outcome.IMPOSSIBLE,
                  trial.applies(),
                  Set.of(),
                  pipeline.relays(),
                  ""));
      case Run.Refused _ -> Optional.empty();
      case Run.Sent sent -> Optional.of(judged(context, ask, trial, sent));
    };
  }

  private Verdict judged(Context context, Ask ask, Trial trial, Run.Sent sent) {
    Set<String> carriers = trial.carriers(sent);
    String note = trial.neededUpstream() ? "the upstream cannot do without" : "";
    Outcome outcome;
    if (sent.lost().stream().anyMatch(trial.property()::coveredBy)) {
      outcome = Outcome.LOST;
      note = carriers.isEmpty() ? "" : "and yet sent as " + String.join(", ", carriers);
    } else if (carriers.isEmpty() && trial.comparable()) {
      outcome = Outcome.SILENT;
    } else {
      outcome = trial.exact(sent) ? Outcome.EXACT : Outcome.DERIVED;
    }
    return new Verdict(
        context,
        ask,
        sent,
        outcome,
        trial.applies(),
        outcome == Outcome.EXACT || outcome == Outcome.DERIVED
            ? named(trial, sent, carriers)
            : Set.of(),
        pipeline.relays() && sent.asPublished(),
        note);
  }

  /** The upstream's own names of what carries a value. */
  private Set<String> named(Trial trial, Run.Sent sent, Set<String> carriers) {
    if (pipeline.to().document() == null) {
      return Set.of(); // no wire, no names
    }
    Set<String> names = new TreeSet<>(carriers);
    if (names.isEmpty()) { // nothing else can be said, so that nothing is seen to change
      for (var field : trial.concerned()) {
        hearing.saying(field, sent).forEach(leaf -> names.add(leaf.name()));
      }
    }
    return names;
  }
}
