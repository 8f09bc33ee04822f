package dev.linkgate.contract.slice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A document as text, in the hand of those that are there, so that a diff shows no style. */
final class SpecYaml {
  /** Versions that look like dates are quoted, whoever reads the file. */
  private static final Set<String> VERSIONS = Set.of("version", Keywords.CHECKED_THROUGH);

  private SpecYaml() {}

  /**
   * Writes a document.
   *
   * @param comment the first line, without its sign
   */
  static String write(String comment, ObjectNode document) {
    StringWriter text = new StringWriter();
    text.write("# " + comment + "\n");
    new Yaml(options()).serialize(node(document, ""), text);
    return text.toString();
  }

  private static DumperOptions options() {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setIndent(2);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setSplitLines(false);
    options.setAllowUnicode(true);
    return options;
  }

  private static Node node(JsonNode value, String key) {
    if (value.isObject()) {
      List<NodeTuple> fields = new ArrayList<>();
      for (var entry : value.properties()) {
        fields.add(
            new NodeTuple(
                scalar(Tag.STR, entry.getKey(), ScalarStyle.PLAIN),
                node(entry.getValue(), entry.getKey())));
      }
      return new MappingNode(Tag.MAP, fields, style(value));
    }
    if (value.isArray()) {
      List<Node> items = new ArrayList<>();
      value.forEach(item -> items.add(node(item, "")));
      return new SequenceNode(Tag.SEQ, items, style(value));
    }
    if (!value.isTextual()) {
      return scalar(tag(value), value.asText(), ScalarStyle.PLAIN);
    }
    String text = value.textValue();
    boolean dated = VERSIONS.contains(key) && text.chars().noneMatch(Character::isLetter);
    return scalar(Tag.STR, text, dated ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN);
  }

  private static FlowStyle style(JsonNode container) {
    return container.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
  }

  private static Tag tag(JsonNode value) {
    if (value.isBoolean()) {
      return Tag.BOOL;
    }
    if (value.isNull()) {
      return Tag.NULL;
    }
    return value.isIntegralNumber() ? Tag.INT : Tag.FLOAT;
  }

  private static ScalarNode scalar(Tag tag, String text, ScalarStyle style) {
    return new ScalarNode(tag, text, null, null, style);
  }
}
