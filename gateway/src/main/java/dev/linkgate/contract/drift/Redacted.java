package dev.linkgate.contract.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of an answer: an upstream chooses its names and values, and some are secrets.
 */
final class Redacted {
  /** Stands for an index, and for a name that is not shown. */
  static final String ANY = "*";

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_.]{0,60}");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_.$-]{0,60}");

  private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]{1,20}/[a-z0-9.+-]{1,60}");

  /** Words end in a number at most, such as {@code line_2}; ids and keys have digits all over. */
  private static final int MOST_DIGITS = 3;

  private Redacted() {}

  /** The JSON type of a value. */
  static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> "object";
      case ARRAY -> "array";
      case STRING, BINARY -> "string";
      case BOOLEAN -> "boolean";
      case NUMBER -> value.canConvertToExactIntegral() ? "integer" : "number";
      case NULL, MISSING -> "null";
    };
  }

  /** The type and the size of a value. */
  static String sample(JsonNode value) {
    String type = type(value);
    return switch (type) {
      case "string" -> type + ", " + length(value.textValue()) + " characters";
      case "object" -> type + ", " + value.size() + " fields";
      case "array" -> type + ", " + value.size() + " items";
      default -> type;
    };
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** A value that reads like one of an enum. */
  static Optional<String> word(JsonNode value) {
    return value.isTextual()
            && WORD.matcher(value.textValue()).matches()
            && readable(value.textValue())
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  /** A field's name, or {@link #ANY} where it may be an id. */
  static String name(String name) {
    return NAME.matcher(name).matches() && readable(name) ? name : ANY;
  }

  private static boolean readable(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        digits++;
      } else if (i > 0
          && Character.isDigit(text.charAt(i - 1))
          && Character.isLetter(text.charAt(i))) {
        return false;
      }
    }
    return digits <= MOST_DIGITS;
  }

  /** A body's media type without its parameters. */
  static String mediaType(@Nullable String contentType) {
    if (contentType == null) {
      return "no media type";
    }
    int semicolon = contentType.indexOf(';');
    String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip();
    return MEDIA_TYPE.matcher(type).matches() ? type : "another media type";
  }
}
