package dev.linkgate.contract.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.Json;
import java.io.UncheckedIOException;

/** A row in words, for JSON and for people. */
public final class DriftText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DriftText() {}

  /** What is known of it, by name. */
  public static ObjectNode fields(DriftRow row) {
    Sighting sighting = row.sighting();
    DriftKey key = sighting.key();
    ObjectNode fields = Json.object();
    fields.put("id", row.id());
    fields.put("kind", key.kind().word());
    fields.put("upstream", key.upstream());
    put(fields, "operation", key.operation());
    put(fields, "version", key.version());
    put(fields, "answer", key.answer());
    if (key.kind() != DriftKind.MORE) {
      fields.put("pointer", key.pointer());
    }
    put(fields, "found", key.found());
    put(fields, "sample", sighting.sample());
    fields.put("count", sighting.count());
    fields.put("first", sighting.first().toString());
    fields.put("last", sighting.last().toString());
    if (row.acknowledged() != null) {
      fields.put("acknowledged", row.acknowledged().toString());
    }
    if (sighting.patch() != null) {
      fields.put("document", "specs/" + key.api() + "/" + key.version() + ".yaml");
      fields.set("patch", tree(sighting.patch()));
    }
    return fields;
  }

  private static void put(ObjectNode fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a patch of ours", e);
    }
  }
}
