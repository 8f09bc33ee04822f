package dev.linkgate.contract.diff;

import dev.linkgate.contract.document.OpenApiDocument;
import dev.linkgate.contract.document.UnusableDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One operation of a document.
 *
 * @param spot the operation's own node
 */
record Operation(OpenApiDocument document, String path, String method, Spot spot) {
  /** What one message may be written in; parameters such as a charset are left out. */
  private static final char PARAMETER = ';';

  static List<Operation> all(OpenApiDocument document) {
    List<Operation> all = new ArrayList<>();
    Spot paths = new Spot(document.tree(), "").child("paths");
    for (Map.Entry<String, ?> path : paths.node().properties()) {
      Spot item = paths.child(path.getKey());
      for (Map.Entry<String, ?> method : item.node().properties()) {
        if (OpenApiDocument.METHODS.contains(method.getKey())) {
          all.add(
              new Operation(document, path.getKey(), method.getKey(), item.child(method.getKey())));
        }
      }
    }
    return all;
  }

  String name() {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  /** The one operation a document of ours has. */
  static Operation only(OpenApiDocument document) {
    List<Operation> all = all(document);
    if (all.size() != 1) {
      throw new UnusableDocument(
          document.name() + ": has " + all.size() + " operations where one is expected");
    }
    return all.getFirst();
  }

  Spot body() {
    return followed(spot.child("requestBody"));
  }

  /** Answers by status, references followed. */
  Map<String, Spot> answers() {
    Map<String, Spot> answers = new LinkedHashMap<>();
    Spot all = spot.child("responses");
    all.node().fieldNames().forEachRemaining(name -> answers.put(name, followed(all.child(name))));
    return answers;
  }

  /** Schemas of a message by media type. */
  static Map<String, Spot> media(Spot message) {
    Map<String, Spot> media = new LinkedHashMap<>();
    Spot content = message.child("content");
    content
        .node()
        .fieldNames()
        .forEachRemaining(
            name -> {
              int end = name.indexOf(PARAMETER);
              media.put((end < 0 ? name : name.substring(0, end)).strip(), content.child(name));
            });
    return media;
  }

  /** Request headers, as parameters or under our own word; those of HTTP itself aside. */
  Map<String, Spot> headers() {
    Map<String, Spot> headers = new LinkedHashMap<>();
    for (String list : List.of("x-linkgate-headers", "parameters")) {
      Spot all = spot.child(list);
      for (int i = 0; i < all.node().size(); i++) {
        Spot header = followed(all.child(i));
        if (header.node().path("in").asText("header").equals("header")) {
          headers.put(header.node().path("name").asText(), header);
        }
      }
    }
    return headers;
  }

  private Spot followed(Spot at) {
    document.resolve(at.node()); // says what is wrong with a reference
    Spot followed = at;
    while (followed.node().path("$ref").isTextual()) {
      String pointer = followed.node().path("$ref").textValue().substring(1);
      followed = new Spot(document.tree().at(pointer), pointer);
    }
    return followed;
  }
}
