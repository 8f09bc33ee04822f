package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/**
 * Two values an upstream may answer with, as close to each other as its document can tell apart:
 * what follows only one of them has been made coarser.
 */
final class AnswerValues {
  private AnswerValues() {}

  static List<JsonNode> of(Leaf leaf) {
    return switch (leaf.schema().path("format").asText()) {
      case "date-time" ->
          List.of(
              TextNode.valueOf("2027-01-01T00:00:00.001Z"),
              TextNode.valueOf("2027-01-01T00:00:00.002Z"));
      case "unix-time" -> List.of(LongNode.valueOf(1_800_000_000), LongNode.valueOf(1_800_000_001));
      default -> Sample.of(leaf).stream().map(Sample::value).limit(2).toList();
    };
  }
}
