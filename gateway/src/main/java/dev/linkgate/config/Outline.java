package dev.linkgate.config;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Lists a file's single values with their places. */
final class Outline {
  private final Notes notes;
  private final List<Setting> settings = new ArrayList<>();

  private Outline(Notes notes) {
    this.notes = notes;
  }

  static List<Setting> of(Notes notes, Node root) {
    Outline outline = new Outline(notes);
    outline.walk("", List.of(), root);
    return outline.settings;
  }

  private void walk(String path, List<String> keys, Node node) {
    switch (node) {
      case MappingNode mapping -> {
        for (NodeTuple entry : mapping.getValue()) {
          if (entry.getKeyNode() instanceof ScalarNode key) {
            List<String> below = new ArrayList<>(keys);
            below.add(key.getValue());
            String name = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            walk(name, below, entry.getValueNode());
          }
        }
      }
      case SequenceNode sequence -> {
        List<Node> items = sequence.getValue();
        if (items.isEmpty()) {
          add(path, "(an empty list)", node);
        }
        for (int i = 0; i < items.size(); i++) {
          walk(path + "[" + i + "]", keys, items.get(i));
        }
      }
      case ScalarNode scalar -> add(path, Shown.of(keys, scalar.getValue()), node);
      default -> {}
    }
  }

  private void add(String path, String shown, Node node) {
    settings.add(new Setting(path, shown, Setting.Source.FILE, notes.placeOf(node)));
  }
}
