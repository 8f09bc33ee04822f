package dev.linkgate.contract.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * An OpenAPI document, references as they are written.
 *
 * @param name what messages call it
 * @param tree all of it
 */
public record OpenApiDocument(String name, ObjectNode tree) {
  /** Stripe's document has 4.7 million characters; the YAML reader stops at 3 by default. */
  private static final int MAX_CHARACTERS = 64 * 1024 * 1024;

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final ObjectMapper YAML = yaml();

  private static ObjectMapper yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    return new YAMLMapper(YAMLFactory.builder().loaderOptions(options).build());
  }

  /**
   * Reads JSON or YAML.
   *
   * @throws UnusableDocument when it cannot be read, or is no OpenAPI 3.0 or 3.1
   */
  public static OpenApiDocument read(Path file) {
    byte[] bytes;
    try {
      if (Files.size(file) > MAX_CHARACTERS) {
        throw new UnusableDocument(file + ": larger than 64 MiB");
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UnusableDocument(file + ": cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    return parse(file.toString(), bytes);
  }

  /**
   * Reads JSON or YAML.
   *
   * @param name what messages call it
   * @throws UnusableDocument as {@link #read}
   */
  public static OpenApiDocument parse(String name, byte[] bytes) {
    JsonNode tree;
    try {
      tree = (json(bytes) ? JSON : YAML).readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new UnusableDocument(name + where(e) + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UnusableDocument(name + ": " + e.getMessage());
    }
    if (!(tree instanceof ObjectNode object)) {
      throw new UnusableDocument(name + ": is no OpenAPI document");
    }
    OpenApiDocument document = new OpenApiDocument(name, object);
    String version = object.path("openapi").asText();
    if (!version.startsWith("3.0") && !version.startsWith("3.1")) {
      String found = version.isEmpty() ? "has no 'openapi' version" : "is OpenAPI " + version;
      throw new UnusableDocument(name + ": " + found + "; 3.0 and 3.1 are read");
    }
    return document;
  }

  private static boolean json(byte[] bytes) {
    for (byte b : bytes) {
      if (b > ' ') {
        return b == '{';
      }
    }
    return false;
  }

  private static String where(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
  }

  /** Whether it is written in OpenAPI 3.1, whose schemas are JSON Schema. */
  public boolean isJsonSchema() {
    return tree.path("openapi").asText().startsWith("3.1");
  }

  /**
   * The node itself, or what its reference leads to.
   *
   * @throws UnusableDocument when the reference leads nowhere, in a circle, or out of the document
   */
  public JsonNode resolve(JsonNode node) {
    Set<String> passed = new HashSet<>();
    JsonNode at = node;
    while (at.path("$ref").isTextual()) {
      String reference = at.path("$ref").textValue();
      if (!reference.startsWith("#/")) {
        throw new UnusableDocument(name + ": reference out of the document: " + reference);
      }
      if (!passed.add(reference)) {
        throw new UnusableDocument(name + ": reference to itself: " + reference);
      }
      at = tree.at(reference.substring(1));
      if (at.isMissingNode()) {
        throw new UnusableDocument(name + ": broken reference: " + reference);
      }
    }
    return at;
  }
}
