package dev.linkgate.console.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a request's body. The names of the components are the names in the JSON, and stay;
 * what says nothing is left out.
 *
 * @param name its property's; of an array's items and of alternatives, empty
 * @param pointer where in a body, a JSON pointer; a hyphen stands for any index
 * @param types as JSON Schema has them, without null
 * @param required of the object it is in
 * @param format such as {@code date-time}
 * @param choices all values it takes; where it is open, those that are known
 * @param open whether it takes other values than its choices
 * @param example a value it could have
 * @param otherwise what it means to leave it out
 * @param longest characters of a string
 * @param fields of an object, in the document's order
 * @param items what an array holds
 * @param alternatives of which a value is one
 * @param selector the property by which alternatives are told apart
 * @param when it belongs to a request only with this value beside it
 * @param raw whether it is any JSON: an object left open, or one that holds itself
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
record FormField(
    @JsonInclude String name,
    @JsonInclude String pointer,
    @JsonInclude List<String> types,
    boolean required,
    boolean nullable,
    boolean deprecated,
    @Nullable String description,
    @Nullable String format,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<JsonNode> choices,
    boolean open,
    @Nullable JsonNode example,
    @Nullable JsonNode otherwise,
    @Nullable Integer longest,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FormField> fields,
    @Nullable FormField items,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Alternative> alternatives,
    @Nullable String selector,
    @Nullable When when,
    boolean raw) {
  /** One of several shapes of a value. */
  record Alternative(String title, FormField field) {}

  /** The value of a property beside it. */
  record When(String field, String value) {}

  FormField {
    types = List.copyOf(types);
    choices = List.copyOf(choices);
    fields = List.copyOf(fields);
    alternatives = List.copyOf(alternatives);
  }
}
