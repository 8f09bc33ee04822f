package dev.linkgate.spec;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A body without what may be secret in it, for once. What the document lists stays, and yes, no and
 * documented numbers, and the account; a documented URL keeps scheme and host; of anything else its
 * type is told, and how long it is.
 */
final class Redaction {
  /** A usual body has 300 characters, the largest documented one 900. */
  private static final int MOST = 2_000;

  /** An account's name may have as many; longer ones are told like any other text. */
  private static final int LONGEST_ACCOUNT = 300;

  /** Of 253 characters at most; an underscore is in none, and in most keys. */
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_.$-]{0,60}");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

  /** Names end in a number at most, such as {@code line_2}; keys have digits all over. */
  private static final int MOST_DIGITS = 3;

  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private final @Nullable String account;
  private final StringBuilder json = new StringBuilder(400);

  Redaction(@Nullable String account) {
    this.account = account;
  }

  String of(JsonNode body, FieldTree fields) {
    write(body, fields);
    return json.toString();
  }

  private void write(JsonNode node, @Nullable FieldTree known) {
    switch (node.getNodeType()) {
      case OBJECT -> object(node, known);
      case ARRAY -> array(node, known == null ? null : known.items());
      case STRING -> string(redacted(node.textValue(), known));
      case NUMBER -> {
        if (known != null && (known.is("number") || known.is("integer"))) {
          json.append(node.isIntegralNumber() ? node.bigIntegerValue() : node.doubleValue());
        } else {
          string("<number>");
        }
      }
      case BOOLEAN -> json.append(node.booleanValue());
      case NULL, MISSING -> json.append("null");
      case BINARY, POJO -> string("<other>"); // no parser makes one
    }
  }

  private void object(JsonNode node, @Nullable FieldTree known) {
    json.append('{');
    int left = node.size();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (left < node.size()) {
        json.append(',');
      }
      if (json.length() > MOST) {
        json.append("\"<more>\":").append(left);
        break;
      }
      FieldTree documented = known == null ? null : known.field(field.getKey());
      string(documented == null ? name(field.getKey(), left) : field.getKey());
      json.append(':');
      write(field.getValue(), documented);
      left--;
    }
    json.append('}');
  }

  private void array(JsonNode node, @Nullable FieldTree items) {
    json.append('[');
    for (int i = 0; i < node.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      if (json.length() > MOST) {
        string("<" + (node.size() - i) + " more>");
        break;
      }
      write(node.get(i), items);
    }
    json.append(']');
  }

  private String redacted(String value, @Nullable FieldTree known) {
    if (known != null) {
      if (known.lists(value)
          || (value.equals(account) && value.length() <= LONGEST_ACCOUNT)
          || (known.is("boolean") && (value.equals("true") || value.equals("false")))
          || ((known.is("integer") || known.is("number")) && INTEGER.matcher(value).matches())) {
        return value;
      }
      String origin = known.is("string") ? origin(value) : null;
      if (origin != null) {
        return origin;
      }
    }
    int length = value.codePointCount(0, value.length());
    return length == 1 ? "<1 character>" : "<" + length + " characters>";
  }

  /** Scheme and host of a URL, without its port, user, path, query and fragment. */
  private static @Nullable String origin(String value) {
    int from = value.startsWith("https://") ? 8 : value.startsWith("http://") ? 7 : -1;
    if (from < 0) {
      return null;
    }
    int end = from;
    while (end < value.length() && "/\\?#".indexOf(value.charAt(end)) < 0) {
      end++;
    }
    String authority = value.substring(value.lastIndexOf('@', end - 1) + 1, end);
    if (authority.length() > end - from) {
      authority = value.substring(from, end);
    }
    int port = authority.lastIndexOf(':');
    String host = port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
    return HOST.matcher(host).matches() ? value.substring(0, from) + host + "/…" : null;
  }

  /** A name that is not documented, where it reads like one; an id or a key is only counted. */
  private static String name(String name, int number) {
    if (!NAME.matcher(name).matches()) {
      return "<name " + number + ">";
    }
    int digits = 0;
    for (int i = 0; i < name.length(); i++) {
      if (Character.isDigit(name.charAt(i))) {
        digits++;
      } else if (i > 0
          && Character.isDigit(name.charAt(i - 1))
          && Character.isLetter(name.charAt(i))) {
        return "<name " + number + ">";
      }
    }
    return digits <= MOST_DIGITS ? name : "<name " + number + ">";
  }

  private void string(String text) {
    json.append('"');
    ENCODER.quoteAsString(text, json);
    json.append('"');
  }
}
