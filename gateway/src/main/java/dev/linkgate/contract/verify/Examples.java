package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.canonical.Field;
import dev.linkgate.spec.SpecDocument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bodies a document shows as good, with an account the server knows.
 *
 * @param accountName what the document calls the account
 * @param list at least one
 */
record Examples(String accountName, List<Example> list) {
  /**
   * One of them.
   *
   * @param name as the document has it
   * @param pointer where it is in the document
   */
  record Example(String name, ObjectNode body, String pointer) {}

  /** Those of a document; one made from its schema where it shows none. */
  static Examples of(SpecDocument shape, Ingress ingress, @Nullable String account) {
    JsonNode content = shape.operation().at("/requestBody/content").iterator().next();
    String pointer = RequestSchema.contentPointer(shape);
    List<Example> found = new ArrayList<>();
    for (var example : content.path("examples").properties()) {
      String at = pointer + "/examples/" + example.getKey() + "/value";
      add(example.getKey(), example.getValue().path("value"), at, found);
    }
    add("example", content.path("example"), pointer + "/example", found);
    if (found.isEmpty()) {
      JsonNode made = Samples.of("", content.path("schema"), shape.document());
      add("made", made, pointer + "/schema", found);
    }
    String name = accountName(found.getFirst().body(), shape, ingress);
    if (account != null) {
      found.forEach(example -> example.body().set(name, TextNode.valueOf(account)));
    }
    return new Examples(name, List.copyOf(found));
  }

  private static void add(String name, JsonNode value, String at, List<Example> found) {
    if (value instanceof ObjectNode body) {
      found.add(new Example(name, body.deepCopy(), at));
    }
  }

  private static String accountName(ObjectNode body, SpecDocument shape, Ingress ingress) {
    return ingress
        .read(body.deepCopy(), Headers.NONE, new IngressVersion(shape.version(), shape))
        .names()
        .of(Field.ACCOUNT);
  }

  ObjectNode first() {
    return list.getFirst().body();
  }

  /** The example that reaches farthest down a path. */
  ObjectNode reaching(List<String> path) {
    ObjectNode best = first();
    int most = -1;
    for (Example example : list) {
      int depth = 0;
      while (depth < path.size()
          && !Samples.at(example.body(), path.subList(0, depth + 1)).isMissingNode()) {
        depth++;
      }
      if (depth > most) {
        most = depth;
        best = example.body();
      }
    }
    return best;
  }
}
