package dev.linkgate.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One operation in two documents: its address, its request, its answers. */
final class OperationComparison {
  private static final List<String> WORDING = List.of("summary", "description", "tags");
  private static final List<String> EXAMPLES = List.of("example", "examples");

  private final Operation from;
  private final Operation to;
  private final SchemaComparison schemas;
  private final List<Change> changes = new ArrayList<>();

  OperationComparison(Operation from, Operation to) {
    this.from = from;
    this.to = to;
    this.schemas = new SchemaComparison(from.document(), to.document());
  }

  List<Change> changes() {
    if (!from.path().equals(to.path())) {
      tell(Kind.PATH_CHANGED, Part.REQUEST, from.spot(), to.spot(), from.path(), to.path());
    }
    if (!from.method().equals(to.method())) {
      tell(Kind.METHOD_CHANGED, Part.REQUEST, from.spot(), to.spot(), upper(from), upper(to));
    }
    wording(Part.REQUEST, from.spot(), to.spot(), WORDING);
    headers();
    body();
    answers();
    return changes;
  }

  private static String upper(Operation operation) {
    return operation.method().toUpperCase(Locale.ROOT);
  }

  private void headers() {
    Map<String, Spot> before = byName(from.headers());
    Map<String, Spot> after = byName(to.headers());
    before.forEach(
        (name, spot) -> {
          if (!after.containsKey(name)) {
            header(Kind.HEADER_REMOVED, Effect.NARROWED, spot, null);
          }
        });
    after.forEach(
        (name, spot) -> {
          Spot older = before.get(name);
          if (older != null) {
            header(older, spot);
          } else if (required(spot)) {
            header(Kind.REQUIRED_HEADER_ADDED, Effect.NARROWED, null, spot);
          } else {
            header(Kind.HEADER_ADDED, Effect.NEITHER, null, spot);
          }
        });
  }

  /** Header names compare without case. */
  private static Map<String, Spot> byName(Map<String, Spot> headers) {
    Map<String, Spot> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    return byName;
  }

  private static boolean required(Spot spot) {
    return spot.node().path("required").asBoolean();
  }

  private void header(Spot older, Spot newer) {
    if (required(older) != required(newer)) {
      boolean now = required(newer);
      header(
          now ? Kind.BECAME_REQUIRED : Kind.BECAME_OPTIONAL,
          now ? Effect.NARROWED : Effect.WIDENED,
          older,
          newer);
    }
    List<String> steps = List.of(newer.node().path("name").asText());
    wording(Part.REQUEST_HEADER, older, newer, List.of("description", "example", "examples"));
    schemas.compare(
        Part.REQUEST_HEADER, older.child("schema"), newer.child("schema"), steps, changes);
  }

  private void header(Kind kind, Effect effect, @Nullable Spot older, @Nullable Spot newer) {
    changes.add(
        new Change(
            kind,
            Part.REQUEST_HEADER,
            List.of(name(newer == null ? older : newer)),
            List.of(),
            older == null ? null : older.pointer(),
            newer == null ? null : newer.pointer(),
            older == null ? null : need(older),
            newer == null ? null : need(newer),
            effect.forCallers(Part.REQUEST_HEADER)));
  }

  private static String name(@Nullable Spot header) {
    return header == null ? "" : header.node().path("name").asText();
  }

  private static String need(Spot header) {
    return required(header) ? "required" : "optional";
  }

  private void body() {
    Spot before = from.body();
    Spot after = to.body();
    if (required(before) != required(after)) {
      boolean now = required(after);
      changes.add(
          new Change(
              now ? Kind.BECAME_REQUIRED : Kind.BECAME_OPTIONAL,
              Part.REQUEST,
              List.of(),
              List.of(),
              before.pointer(),
              after.pointer(),
              need(before),
              need(after),
              (now ? Effect.NARROWED : Effect.WIDENED).forCallers(Part.REQUEST)));
    }
    message(Part.REQUEST, before, after);
  }

  private void answers() {
    Map<String, Spot> before = from.answers();
    Map<String, Spot> after = to.answers();
    before.forEach(
        (status, spot) -> {
          Part part = Part.answer(status);
          Spot newer = after.get(status);
          if (newer == null) {
            Effect effect = part.place() == Part.Place.ANSWER ? Effect.BOTH : Effect.NARROWED;
            tell(Kind.STATUS_REMOVED, effect, part, spot, null, status, null);
          } else {
            message(part, spot, newer);
          }
        });
    after.forEach(
        (status, spot) -> {
          if (!before.containsKey(status)) {
            Part part = Part.answer(status);
            // HTTP has clients take an error status they do not know for the class it is in.
            Effect effect = part.place() == Part.Place.ANSWER ? Effect.WIDENED : Effect.NEITHER;
            tell(Kind.STATUS_ADDED, effect, part, null, spot, null, status);
          }
        });
  }

  private void message(Part part, Spot older, Spot newer) {
    wording(part, older, newer, List.of("description"));
    Map<String, Spot> before = Operation.media(older);
    Map<String, Spot> after = Operation.media(newer);
    if (before.size() == 1 && after.size() == 1 && !before.keySet().equals(after.keySet())) {
      String was = before.keySet().iterator().next();
      String is = after.keySet().iterator().next();
      Spot at = before.values().iterator().next();
      Spot now = after.values().iterator().next();
      tell(Kind.MEDIA_TYPE_CHANGED, part, at, now, was, is);
      content(part, at, now);
      return;
    }
    before.forEach(
        (media, spot) -> {
          Spot now = after.get(media);
          if (now == null) {
            tell(Kind.MEDIA_TYPE_REMOVED, Effect.BOTH, part, spot, null, media, null);
          } else {
            content(part, spot, now);
          }
        });
    after.forEach(
        (media, spot) -> {
          if (!before.containsKey(media)) {
            tell(Kind.MEDIA_TYPE_ADDED, Effect.NEITHER, part, null, spot, null, media);
          }
        });
  }

  private void content(Part part, Spot older, Spot newer) {
    wording(part, older, newer, EXAMPLES);
    if (!older.child("schema").missing() && !newer.child("schema").missing()) {
      schemas.compare(part, older.child("schema"), newer.child("schema"), List.of(), changes);
    }
  }

  private void wording(Part part, Spot older, Spot newer, List<String> words) {
    for (String word : words) {
      JsonNode before = older.node().path(word);
      if (!before.equals(newer.node().path(word))) {
        changes.add(
            new Change(
                Kind.WORDING,
                part,
                part.place() == Part.Place.REQUEST_HEADER ? List.of(name(newer)) : List.of(),
                List.of(),
                older.pointer(),
                newer.pointer(),
                null,
                null,
                Impact.WORDING));
        return;
      }
    }
  }

  private void tell(Kind kind, Part part, Spot older, Spot newer, String before, String after) {
    tell(kind, Effect.BOTH, part, older, newer, before, after);
  }

  private void tell(
      Kind kind,
      Effect effect,
      Part part,
      @Nullable Spot older,
      @Nullable Spot newer,
      @Nullable String before,
      @Nullable String after) {
    changes.add(
        new Change(
            kind,
            part,
            List.of(),
            List.of(),
            older == null ? null : older.pointer(),
            newer == null ? null : newer.pointer(),
            before,
            after,
            effect.forCallers(part)));
  }
}
