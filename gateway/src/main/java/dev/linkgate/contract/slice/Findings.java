package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person should look at, and what was taken for renamed on the way. */
final class Findings {
  private final Set<String> notes = new LinkedHashSet<>();

  /** By our schema the property stood in: the same name may mean something else in another. */
  private final IdentityHashMap<JsonNode, Rename> renames = new IdentityHashMap<>();

  private final Set<Rename> inOrder = new LinkedHashSet<>();

  record Rename(String from, String to) {}

  void note(String text) {
    notes.add(text);
  }

  void renamed(JsonNode ourSchema, Rename rename, String where) {
    renames.put(ourSchema, rename);
    inOrder.add(rename);
    note(
        "taken as renamed: %s → %s at %s; check its words and examples"
            .formatted(rename.from(), rename.to(), where));
  }

  @Nullable Rename renameIn(JsonNode ourSchema) {
    return renames.get(ourSchema);
  }

  List<Rename> renames() {
    return List.copyOf(inOrder);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }
}
