package dev.linkgate.console.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.adapter.BodyFormat;
import java.util.ArrayList;
import java.util.List;

/** What a body may have, row by row; each can be linked to. */
final class PropertyTable {
  private final SchemaTree tree;
  private final Anchors anchors;
  private final BodyFormat format;

  PropertyTable(SchemaTree tree, Anchors anchors, BodyFormat format) {
    this.tree = tree;
    this.anchors = anchors;
    this.format = format;
  }

  /**
   * The table, and the schema it was made from.
   *
   * @param kind what the ids of its rows begin with
   * @param named what it is called
   */
  String of(String kind, String named, JsonNode schema) {
    List<Property> properties = Property.all(schema, tree);
    StringBuilder rows = new StringBuilder();
    properties.forEach(property -> rows.append(row(kind, property)));
    JsonNode whole = tree.resolved(schema);
    String about =
        Markup.paragraph(whole.path("description").asText())
            + (properties.isEmpty() ? Markup.paragraph("No property of it is documented.") : "");
    String rules = Rules.html(whole, tree);
    return about
        + (properties.isEmpty()
            ? ""
            : Markup.table(
                named, List.of("Name", "Type", "Required", "Description"), rows.toString()))
        + (rules.isBlank() ? "" : "<p class=\"soft\">" + rules + "</p>")
        + Markup.folded(
            "JSON schema of " + named, Markup.pre("JSON schema of " + named, tree.pretty(schema)));
  }

  private String row(String kind, Property property) {
    String name = property.name(format);
    String id = anchors.of(kind, name);
    JsonNode schema = property.schema();
    List<String> about = new ArrayList<>();
    if (schema.path("deprecated").asBoolean()) {
      about.add(Markup.tag("warn", "deprecated"));
    }
    if (!property.variant().isEmpty()) {
      about.add(Markup.tag("", property.variant()));
    }
    about.add(Markup.prose(schema.path("description").asText(schema.path("title").asText())));
    about.add(Rules.html(schema, tree));
    return "<tr id=\"%s\" class=\"at%d\"><th scope=\"row\">%s %s<td>%s<td>%s<td>%s"
        .formatted(
            Markup.text(id),
            Math.min(4, property.path().size()),
            Markup.code(name),
            Markup.anchor(id, name),
            Markup.text(Rules.type(schema, tree)),
            property.required() ? "<b>required</b>" : "optional",
            String.join(" ", about));
  }
}
