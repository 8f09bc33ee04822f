package dev.linkgate.console.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.canonical.Field;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The headers of a request. */
final class HeaderTable {
  private record Row(String value, boolean required, String about) {}

  private HeaderTable() {}

  static String of(Subject subject, Anchors anchors) {
    Grid grid = new Grid("Request headers", List.of("Name", "Value", "Required", "Description"));
    rows(subject)
        .forEach(
            (name, row) -> {
              String id = anchors.of("header", name);
              grid.row(
                  id,
                  1,
                  List.of(
                      Markup.code(name) + " " + Markup.anchor(id, name),
                      row.value().isEmpty() ? "any" : Markup.code(row.value()),
                      row.required() ? "<b>required</b>" : "optional",
                      Markup.prose(row.about())));
            });
    return grid.html();
  }

  private static Map<String, Row> rows(Subject subject) {
    Ingress ingress = subject.ingress();
    Map<String, Row> rows = new LinkedHashMap<>();
    rows.put(
        "Authorization",
        new Row(
            "Bearer YOUR_LINKGATE_KEY",
            true,
            "The key the gateway's operator gave you, never a provider's. `Basic` with the key as"
                + " the user name is taken, too."));
    rows.put(
        "Content-Type",
        new Row(ingress.bodyFormat().mediaType(), true, "How the body is written."));
    rows.put(
        ingress.versionHeader(),
        new Row(
            subject.version(),
            false,
            "The version the body is written in. Left out, it is the caller's pin in the gateway's"
                + " configuration, else `"
                + ingress.version(null, null).version().text()
                + "`."));
    rows.put(
        "Idempotency-Key",
        new Row(
            "",
            false,
            "The same key brings the same link again, for "
                + words(ingress.idempotency().window())
                + ". The upstream sees another key, made from it."));
    accounts(ingress, rows);
    documented(subject.document().operation().path("x-linkgate-headers"), rows);
    return rows;
  }

  private static String words(Duration window) {
    return window.toDays() > 1 ? window.toDays() + " days" : window.toHours() + " hours";
  }

  private static void accounts(Ingress ingress, Map<String, Row> rows) {
    for (Field field : List.of(Field.ACTING_FOR, Field.CONTEXT)) {
      String name = ingress.names().of(field);
      if (ingress.accountHeaders().contains(name.toLowerCase(Locale.ROOT))) {
        String about =
            field == Field.ACTING_FOR
                ? "The account the request acts for, where it is not the key's own."
                : "The organisation's context the request runs in.";
        rows.put(name, new Row("", false, about));
      }
    }
  }

  /** What the document says of a header stands behind what is true of it here. */
  private static void documented(JsonNode headers, Map<String, Row> rows) {
    for (JsonNode header : headers) {
      String name = header.path("name").asText();
      String about = header.path("description").asText();
      Row ours = rows.get(name);
      rows.put(
          name,
          ours == null
              ? new Row("", header.path("required").asBoolean(), about)
              : new Row(
                  ours.value(), ours.required(), (ours.about() + " Documented: " + about).strip()));
    }
  }
}
