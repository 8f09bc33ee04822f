package dev.linkgate.console.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.console.form.FormField.Alternative;
import dev.linkgate.console.form.FormField.When;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a schema of a document as a field of a form: references followed, none in a circle. */
final class FieldReader {
  /** Deeper than any request is; what is below is written as JSON. */
  private static final int DEEPEST = 12;

  /** The documents' word for an enum to which values may be added. */
  private static final String OPEN = "x-extensible-enum";

  private final JsonNode document;

  /** Schemas that are being read, so that one that holds itself ends. */
  private final Set<JsonNode> above = Collections.newSetFromMap(new IdentityHashMap<>());

  FieldReader(JsonNode document) {
    this.document = document;
  }

  /**
   * A field.
   *
   * @param written the schema, or a reference to it
   * @param sample an example of the value; missing for none
   */
  FormField read(JsonNode written, JsonNode sample) {
    return read("", "", written, sample, false, null);
  }

  private FormField read(
      String name,
      String pointer,
      JsonNode written,
      JsonNode sample,
      boolean required,
      @Nullable When when) {
    JsonNode resolved = resolved(written);
    boolean circle = !above.add(resolved);
    boolean ends = circle || above.size() > DEEPEST;
    try {
      JsonNode schema = merged(resolved);
      List<String> types = types(schema);
      List<FormField> fields = ends ? List.of() : fields(pointer, schema, sample);
      List<Alternative> alternatives =
          ends ? List.of() : alternatives(pointer, schema, types, sample);
      JsonNode items = schema.path("items");
      boolean array = types.contains("array") && !items.isMissingNode() && !ends;
      boolean object = types.contains("object") || types.isEmpty() || types.contains("array");
      return new FormField(
          name,
          pointer,
          types,
          required,
          schema.path("nullable").asBoolean() || listed(schema.path("type")).contains("null"),
          written.path("deprecated").asBoolean(schema.path("deprecated").asBoolean()),
          text(written, schema, "description"),
          text(written, schema, "format"),
          choices(schema),
          schema.has(OPEN) && !schema.has("enum"),
          example(written, schema, sample),
          schema.has("default") ? schema.path("default") : null,
          schema.has("maxLength") ? Integer.valueOf(schema.path("maxLength").intValue()) : null,
          fields,
          array ? read("", pointer + "/-", items, sample.path(0), false, null) : null,
          alternatives,
          textOf(schema.at("/discriminator/propertyName")),
          when,
          object && fields.isEmpty() && alternatives.isEmpty() && !array);
    } finally {
      if (!circle) {
        above.remove(resolved);
      }
    }
  }

  private List<FormField> fields(String pointer, JsonNode schema, JsonNode sample) {
    Set<String> required = new LinkedHashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    Map<String, When> chosen = chosen(schema.path("properties"));
    List<FormField> fields = new ArrayList<>();
    for (var property : schema.path("properties").properties()) {
      String name = property.getKey();
      fields.add(
          read(
              name,
              pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
              property.getValue(),
              sample.path(name),
              required.contains(name),
              chosen.get(name)));
    }
    return fields;
  }

  /**
   * Properties of which one names the others: it says which of these hashes a request fills, as a
   * discriminator does in other documents.
   */
  private Map<String, When> chosen(JsonNode properties) {
    Map<String, When> chosen = new LinkedHashMap<>();
    for (var property : properties.properties()) {
      for (JsonNode choice : choices(resolved(property.getValue()))) {
        if (properties.has(choice.asText()) && !choice.asText().equals(property.getKey())) {
          chosen.put(choice.asText(), new When(property.getKey(), choice.asText()));
        }
      }
    }
    return chosen;
  }

  private List<Alternative> alternatives(
      String pointer, JsonNode schema, List<String> types, JsonNode sample) {
    List<Alternative> alternatives = new ArrayList<>();
    for (String keyword : List.of("oneOf", "anyOf")) {
      for (JsonNode written : schema.path(keyword)) {
        FormField field = read("", pointer, written, sample, false, null);
        alternatives.add(new Alternative(title(written, field), field));
      }
    }
    if (alternatives.isEmpty() && types.size() > 1) {
      for (String type : types) {
        ObjectNode one = schema.deepCopy();
        FormField field = read("", pointer, one.put("type", type), sample, false, null);
        alternatives.add(new Alternative(type, field));
      }
    }
    return alternatives;
  }

  private String title(JsonNode written, FormField field) {
    String reference = written.path("$ref").asText();
    return Optional.ofNullable(textOf(resolved(written).path("title")))
        .orElse(
            reference.isEmpty()
                ? String.join(" or ", field.types())
                : reference.substring(reference.lastIndexOf('/') + 1));
  }

  /** With everything that must hold besides. */
  private JsonNode merged(JsonNode schema) {
    if (!schema.has("allOf")) {
      return schema;
    }
    ObjectNode whole = schema.deepCopy();
    whole.remove("allOf");
    for (JsonNode part : schema.path("allOf")) {
      JsonNode resolved = resolved(part);
      if (above.contains(resolved)) {
        continue;
      }
      for (var keyword : merged(resolved).properties()) {
        switch (keyword.getKey()) {
          case "properties" ->
              keyword
                  .getValue()
                  .properties()
                  .forEach(
                      it -> whole.withObjectProperty("properties").set(it.getKey(), it.getValue()));
          case "required" -> keyword.getValue().forEach(whole.withArrayProperty("required")::add);
          default -> whole.putIfAbsent(keyword.getKey(), keyword.getValue());
        }
      }
    }
    return whole;
  }

  private JsonNode resolved(JsonNode schema) {
    JsonNode found = schema;
    for (int hops = 0; found.has("$ref") && hops < DEEPEST; hops++) {
      found = document.at(found.path("$ref").asText().substring(1));
    }
    return found;
  }

  private static List<String> types(JsonNode schema) {
    List<String> types = new ArrayList<>(listed(schema.path("type")));
    types.remove("null");
    if (types.isEmpty() && schema.has("properties")) {
      types.add("object");
    }
    return types;
  }

  private static List<String> listed(JsonNode type) {
    List<String> types = new ArrayList<>();
    if (type.isTextual()) {
      types.add(type.asText());
    }
    type.forEach(one -> types.add(one.asText()));
    return types;
  }

  /** Those of an enum, and those of one to which values may be added. */
  private static List<JsonNode> choices(JsonNode schema) {
    List<JsonNode> choices = new ArrayList<>();
    for (String keyword : List.of("enum", OPEN)) {
      for (JsonNode choice : schema.path(keyword)) {
        if (!choice.isNull()) {
          choices.add(choice);
        }
      }
    }
    if (schema.has("const")) {
      choices.add(schema.path("const"));
    }
    return choices;
  }

  private static @Nullable JsonNode example(JsonNode written, JsonNode schema, JsonNode sample) {
    for (JsonNode candidate :
        List.of(
            written.path("example"),
            schema.path("example"),
            schema.path("examples").path(0),
            sample)) {
      if (candidate.isValueNode() && !candidate.isNull()) {
        return candidate;
      }
    }
    return null;
  }

  private static @Nullable String text(JsonNode written, JsonNode schema, String keyword) {
    String own = textOf(written.path(keyword));
    return own == null ? textOf(schema.path(keyword)) : own;
  }

  private static @Nullable String textOf(JsonNode node) {
    return node.isTextual() ? node.textValue() : null;
  }
}
