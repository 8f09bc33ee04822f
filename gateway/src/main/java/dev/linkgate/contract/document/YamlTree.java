package dev.linkgate.contract.document;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads YAML with its aliases. Jackson's own trees hold the text of an alias's name in its place,
 * and some tools write documents in which whatever stands twice is an alias.
 */
final class YamlTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Stripe's document has 400,000 nodes; a few nested aliases can stand for billions. */
  private static final long MAX_NODES = 5_000_000;

  private final YAMLParser parser;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private long nodes;

  private record Anchored(JsonNode node, long size) {}

  private YamlTree(YAMLParser parser) {
    this.parser = parser;
  }

  static JsonNode read(YAMLFactory factory, byte[] bytes) throws IOException {
    try (YAMLParser parser = factory.createParser(bytes)) {
      if (parser.nextToken() == null) {
        return NODES.missingNode();
      }
      YamlTree tree = new YamlTree(parser);
      JsonNode root = tree.value();
      if (parser.nextToken() != null) {
        throw tree.wrong("a second document in one file");
      }
      return root;
    }
  }

  private JsonNode value() throws IOException {
    if (parser.isCurrentAlias()) {
      return alias();
    }
    String anchor = parser.getObjectId();
    long before = nodes;
    counted(1);
    JsonNode value =
        switch (parser.currentToken()) {
          case START_OBJECT -> object();
          case START_ARRAY -> array();
          case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
          case VALUE_NULL -> NODES.nullNode();
          case VALUE_NUMBER_INT -> integer();
          case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
          default -> NODES.textNode(parser.getText());
        };
    if (anchor != null) {
      anchors.put(anchor, new Anchored(value, nodes - before));
    }
    return value;
  }

  private JsonNode alias() throws IOException {
    Anchored found = anchors.get(parser.getText());
    if (found == null) {
      throw wrong("an alias of nothing before it: *" + parser.getText());
    }
    counted(found.size());
    return found.node();
  }

  private void counted(long more) throws IOException {
    nodes += more;
    if (nodes > MAX_NODES) {
      throw wrong("more than " + MAX_NODES + " values, aliases written out");
    }
  }

  private JsonNode integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }

  private ArrayNode array() throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value());
    }
    return array;
  }

  private ObjectNode object() throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (object.has(name)) {
        throw wrong("the key '" + name + "' a second time");
      }
      parser.nextToken();
      object.set(name, value());
    }
    return object;
  }

  private JsonParseException wrong(String what) {
    return new JsonParseException(parser, what);
  }
}
