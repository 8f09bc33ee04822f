package dev.linkgate.contract.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
  /**
   * Stripe's document has 4.7 million characters, the YAML reader stops at 3 by default, and a tree
   * takes up to ten times its text: more than this would not fit beside it into 512 MB.
   */
  private static final int MAX_BYTES = 32 * 1024 * 1024;

  /** A key that stands twice, or something behind the end, would be half of the truth. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** The keys of a path that are operations. */
  public static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private static final YAMLFactory YAML = yaml();

  private static YAMLFactory yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_BYTES);
    return YAMLFactory.builder().loaderOptions(options).build();
  }

  /**
   * Reads JSON or YAML.
   *
   * @throws UnusableDocument when it cannot be read, or is no OpenAPI 3.0 or 3.1
   */
  public static OpenApiDocument read(Path file) {
    return parse(file.toString(), bytes(file));
  }

  /**
   * The bytes of a file that may be a document.
   *
   * @throws UnusableDocument when it cannot be read, or is larger than any provider's document
   */
  public static byte[] bytes(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new UnusableDocument(file + ": is a folder");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new UnusableDocument(
            "%s: has %d MB; documents up to %d MB are read"
                .formatted(file, Files.size(file) >> 20, MAX_BYTES >> 20));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new UnusableDocument(file + ": there is no such file");
    } catch (IOException e) {
      throw new UnusableDocument(file + ": cannot be read (" + e.getClass().getSimpleName() + ")");
    }
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
      tree = json(bytes) ? JSON.readTree(bytes) : YamlTree.read(YAML, bytes);
    } catch (JsonProcessingException e) {
      throw new UnusableDocument(name + where(e) + ": " + firstLine(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UnusableDocument(name + ": " + e.getMessage());
    }
    if (!(tree instanceof ObjectNode object)) {
      throw new UnusableDocument(name + ": is no OpenAPI document");
    }
    OpenApiDocument document = new OpenApiDocument(name, object);
    String version = object.path("openapi").asText();
    if (!version.startsWith("3.0.") && !version.startsWith("3.1.")) {
      throw new UnusableDocument(name + ": " + said(object) + "; OpenAPI 3.0 and 3.1 are read");
    }
    return document;
  }

  private static String said(ObjectNode tree) {
    for (String key : new String[] {"openapi", "swagger"}) {
      if (tree.has(key)) {
        return "says " + key + ": " + tree.get(key).asText();
      }
    }
    return "says no 'openapi' version";
  }

  private static boolean json(byte[] bytes) {
    for (byte b : bytes) {
      if (b > ' ') {
        return b == '{';
      }
    }
    return false;
  }

  /** The YAML reader goes on with a drawing of the place, which {@link #where} has said. */
  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
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

  /** How many operations its paths have. */
  public long operations() {
    return tree.path("paths")
        .valueStream()
        .flatMap(path -> path.propertyStream())
        .filter(entry -> METHODS.contains(entry.getKey()))
        .count();
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
      if (!passed.add(reference)) {
        throw new UnusableDocument(name + ": reference to itself: " + reference);
      }
      at = at(reference);
    }
    return at;
  }

  /**
   * The node a reference leads to, which may be a reference again.
   *
   * @param reference such as {@code #/components/schemas/error}
   * @throws UnusableDocument when it leads nowhere or out of the document
   */
  public JsonNode at(String reference) {
    if (!reference.startsWith("#/")) {
      throw new UnusableDocument(name + ": reference out of the document: " + reference);
    }
    JsonNode found = tree.at(unescaped(reference.substring(1)));
    if (found.isMissingNode()) {
      throw new UnusableDocument(name + ": broken reference: " + reference);
    }
    return found;
  }

  /** A reference is a URI, in which {@code {id}} of a path is written {@code %7Bid%7D}. */
  private static String unescaped(String pointer) {
    return pointer.indexOf('%') < 0
        ? pointer
        : URLDecoder.decode(pointer.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
