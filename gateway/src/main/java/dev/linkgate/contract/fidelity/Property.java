package dev.linkgate.contract.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.spec.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Something a caller may say: a property of the body, or a header.
 *
 * @param name in brackets style, or the header's
 * @param path empty for a header
 * @param samples values to try
 * @param foreign whether only other versions of the API document it
 * @param note what else is to know of it; empty for nothing
 */
record Property(
    String name, List<String> path, List<Sample> samples, boolean foreign, String note) {
  /** No provider's word. */
  private static final String UNKNOWN = "linkgate_unknown";

  static Property of(Leaf leaf) {
    return new Property(leaf.name(), leaf.path(), Sample.of(leaf), false, "");
  }

  static Property ofHeader(String name) {
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(Sample.ANY, TextNode.valueOf("id_1"), true));
    samples.add(new Sample(Sample.ANY, TextNode.valueOf("id_2"), false));
    return new Property(name, List.of(), samples, false, "");
  }

  /** What no document names, in an object that may hold more than it documents. */
  static Property unknownIn(List<String> object) {
    List<String> path = Tree.below(object, UNKNOWN);
    List<Sample> samples = List.of(new Sample(Sample.UNDOCUMENTED, TextNode.valueOf("said"), true));
    return new Property(Violation.brackets(Tree.below(object, "…")), path, samples, false, "");
  }

  /** What a version of the API documents that the caller's does not. */
  static Property foreign(Leaf leaf, String version) {
    String note = "documented in " + version + " only";
    return new Property(leaf.name(), leaf.path(), Sample.of(leaf), true, note);
  }

  /** The name under which it would be reported. */
  private String reportedAs() {
    return path.isEmpty() ? name : Violation.brackets(path);
  }

  /** Whether a report under this name covers it: its own name, or one of an object above it. */
  boolean coveredBy(String reported) {
    String own = reportedAs();
    return own.equalsIgnoreCase(reported) || own.startsWith(reported + "[");
  }

  Ask put(Ask ask, JsonNode value) {
    if (path.isEmpty()) {
      return new Ask(ask.body(), without(ask.headers()).with(name, value.asText()));
    }
    ObjectNode body = ask.body().deepCopy();
    Tree.put(body, path, value);
    return new Ask(body, ask.headers());
  }

  Ask remove(Ask ask) {
    if (path.isEmpty()) {
      return new Ask(ask.body(), without(ask.headers()));
    }
    ObjectNode body = ask.body().deepCopy();
    Tree.remove(body, path);
    return new Ask(body, ask.headers());
  }

  private Headers without(Headers headers) {
    return new Headers(
        headers.list().stream().filter(header -> !header.name().equalsIgnoreCase(name)).toList());
  }
}
