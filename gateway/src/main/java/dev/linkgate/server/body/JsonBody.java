package dev.linkgate.server.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * JSON without the liberties Jackson takes: UTF-16, doubled keys, trailing tokens, infinite
 * numbers.
 */
final class JsonBody {
  /** The deepest link request has five levels. */
  private static final int MAX_DEPTH = 32;

  /** Longer than any id, epoch or amount; a longer number costs quadratic time to convert. */
  private static final int MAX_NUMBER = 100;

  private static final int MAX_STRING = 64 << 10;
  private static final int MAX_NAME = 1_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool()) // threads are new
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER)
                          .maxStringLength(MAX_STRING)
                          .maxNameLength(MAX_NAME)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonBody() {}

  static ObjectNode read(byte[] body) {
    if (parse(body) instanceof ObjectNode object) {
      check(object);
      return object;
    }
    throw Malformed.body("The request body must be a JSON object.");
  }

  private static @Nullable JsonNode parse(byte[] body) {
    try {
      // Jackson guesses UTF-16 and UTF-32 from NUL bytes, and lets some malformed UTF-8 pass.
      boolean plain = Utf8.ascii(body, 0, body.length) && !nul(body);
      return plain ? MAPPER.readTree(body) : MAPPER.readTree(Utf8.text(body, 0, body.length));
    } catch (StreamConstraintsException e) {
      throw Malformed.body(
          "The JSON body is nested too deeply, or has too long a name, string or number.");
    } catch (JsonProcessingException e) {
      throw Malformed.body(message(e));
    } catch (java.io.IOException e) {
      throw Malformed.body("The request body could not be read.");
    }
  }

  /** Jackson's own texts quote the body, which may hold secrets. */
  private static String message(JsonProcessingException e) {
    String start =
        String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")
            ? "A key is given twice in the JSON body"
            : "The request body is not valid JSON";
    JsonLocation at = e.getLocation();
    return at == null
        ? start + "."
        : start + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ").";
  }

  private static boolean nul(byte[] body) {
    for (byte b : body) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  /** What is JSON but could not be written again. */
  private static void check(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (var property : object.properties()) {
        text(property.getKey());
        check(property.getValue());
      }
    } else if (node.isArray()) {
      for (Iterator<JsonNode> items = node.elements(); items.hasNext(); ) {
        check(items.next());
      }
    } else if (node.isTextual()) {
      text(node.textValue());
    } else if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
      throw Malformed.body("A number in the JSON body is too large.");
    }
  }

  private static void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw Malformed.body("A string in the JSON body has half a surrogate pair.");
        }
        i++;
      }
    }
  }
}
