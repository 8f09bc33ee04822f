package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Names;
import dev.linkgate.canonical.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a changed place stands for, and where the documents show it. */
final class Ties {
  private static final Set<Kind> LISTED =
      Set.of(
          Kind.ENUM_VALUE_ADDED,
          Kind.ENUM_VALUE_REMOVED,
          Kind.OPEN_VALUE_ADDED,
          Kind.OPEN_VALUE_REMOVED);

  private final Rig rig;
  private final Side from;
  private final Side to;

  Ties(Rig rig, Side from, Side to) {
    this.rig = rig;
    this.from = from;
    this.to = to;
  }

  /** The canonical fields a place of the request, or its echo in an answer, stands for. */
  List<String> fields(Change change) {
    Set<String> fields = new TreeSet<>();
    if (change.steps().isEmpty() || change.part().place() == Part.Place.ERROR) {
      return List.of();
    }
    for (Names names : names(change)) {
      for (Field field : Field.values()) {
        String name = names.of(field);
        if (concerns(name, change.steps()) || concerns(name, change.newSteps())) {
          fields.add(field.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
      }
    }
    return List.copyOf(fields);
  }

  /** A place above a field has the field in it, one below it is a piece of the field. */
  private static boolean concerns(String name, List<String> steps) {
    List<String> named = Trees.steps(name);
    return Trees.within(named, steps) || Trees.within(steps, named);
  }

  /** A caller's words depend on what it asks: one flow's are not another's. */
  private List<Names> names(Change change) {
    List<Names> names = new ArrayList<>(List.of(rig.ingress().names()));
    collect(from, change.steps(), names);
    collect(to, change.newSteps(), names);
    return names;
  }

  private void collect(Side side, List<String> steps, List<Names> names) {
    Spot spot = side.samples().at(side.request(), steps);
    JsonNode value = spot == null ? null : side.samples().one(spot, Samples.Fill.FULL);
    List<ObjectNode> bodies =
        new ArrayList<>(Rig.requests(side, List.of(), null, Samples.Fill.FULL));
    bodies.addAll(Rig.requests(side, spot == null ? List.of() : steps, value, Samples.Fill.LEAST));
    bodies.forEach(body -> names.add(rig.run(body, side).names()));
  }

  /** The examples of request and answers that have the place. */
  List<String> examples(Change change) {
    boolean older = change.fromPointer() != null && change.kind() != Kind.STATUS_ADDED;
    List<String> examples = new ArrayList<>();
    if (older) {
      collect(from, change, change.steps(), change.before(), examples);
    }
    if (!older || !change.renamed().isEmpty() || change.before() == null) {
      collect(to, change, change.newSteps(), change.after(), examples);
    }
    return examples;
  }

  private static void collect(
      Side side, Change change, List<String> steps, @Nullable String value, List<String> into) {
    boolean request = change.part().place() == Part.Place.REQUEST;
    Spot message =
        request ? side.operation().body() : side.operation().answers().get(change.part().status());
    if (message == null || steps.isEmpty() || change.kind() == Kind.WORDING) {
      return;
    }
    boolean listed = LISTED.contains(change.kind());
    for (Spot media : Operation.media(message).values()) {
      for (Spot example : examples(media)) {
        JsonNode at = Trees.at(example.node(), steps);
        if (!at.isMissingNode() && (!listed || at.asText().equals(value))) {
          into.add(side.version().text() + "#" + example.pointer());
        }
      }
    }
  }

  private static List<Spot> examples(Spot media) {
    List<Spot> examples = new ArrayList<>();
    if (!media.child("example").missing()) {
      examples.add(media.child("example"));
    }
    Spot named = media.child("examples");
    named
        .node()
        .fieldNames()
        .forEachRemaining(name -> examples.add(named.child(name).child("value")));
    return examples;
  }
}
