package dev.linkgate.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A mapping read key by key; the keys that were asked for are the ones it knows. */
final class Section {
  private final Notes notes;
  private final Node node;
  private final String what;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  private Section(Notes notes, MappingNode node, String what) {
    this.notes = notes;
    this.node = node;
    this.what = what;
    for (NodeTuple entry : node.getValue()) {
      add(entry);
    }
  }

  /**
   * @param what it describes, for notes: {@code upstream whop}
   */
  static Optional<Section> of(Notes notes, Node node, String what) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(new Section(notes, mapping, what));
    }
    notes.error(node, what + " must be a mapping of keys, not " + Value.kind(node));
    return Optional.empty();
  }

  private void add(NodeTuple entry) {
    if (!(entry.getKeyNode() instanceof ScalarNode key)) {
      notes.error(
          entry.getKeyNode(), "a key must be a word, not " + Value.kind(entry.getKeyNode()));
      return;
    }
    NodeTuple earlier = entries.putIfAbsent(key.getValue(), entry);
    if (earlier != null) {
      notes.error(
          key,
          "duplicate key %s; it is also in line %d"
              .formatted(Notes.shown(key.getValue()), notes.placeOf(earlier.getKeyNode()).line()));
    }
  }

  /** The value of a key, if it is there and has one. */
  Optional<Value> get(String key) {
    asked.add(key);
    NodeTuple entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    var value = new Value(notes, entry.getValueNode(), key);
    if (value.absent()) {
      notes.error(entry.getKeyNode(), key + " has no value");
      return Optional.empty();
    }
    return Optional.of(value);
  }

  /** The value of a key that must be there. */
  Optional<Value> need(String key) {
    if (!entries.containsKey(key)) {
      notes.error(node, what + " lacks the key \"" + key + "\"");
    }
    return get(key);
  }

  /** Every entry, for mappings whose keys are names. */
  List<Entry> all() {
    List<Entry> all = new ArrayList<>();
    for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
      NodeTuple tuple = entry.getValue();
      all.add(
          new Entry(
              new Value(notes, tuple.getKeyNode(), "name"),
              entry.getKey(),
              new Value(notes, tuple.getValueNode(), entry.getKey())));
    }
    return all;
  }

  /** Says which keys nobody asked for. */
  void refuseOthers() {
    entries.forEach(
        (key, entry) -> {
          if (!asked.contains(key)) {
            notes.error(
                entry.getKeyNode(),
                "unknown key " + Notes.shown(key) + " in " + what + Nearest.hint(key, asked));
          }
        });
  }

  /** Where its keys begin. */
  Node node() {
    return node;
  }

  /** A name and what is under it. */
  record Entry(Value key, String name, Value value) {}
}
