package dev.linkgate.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes a tree as a form with bracketed names, as the official SDKs do. */
public final class FormBody {
  private FormBody() {}

  /** The form of an object whose leaves are texts. */
  public static byte[] of(JsonNode object) {
    StringBuilder form = new StringBuilder(256);
    for (var field : object.properties()) {
      append(field.getKey(), field.getValue(), form);
    }
    return form.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void append(String name, JsonNode value, StringBuilder form) {
    if (value.isObject()) {
      for (var field : value.properties()) {
        append(name + "[" + field.getKey() + "]", field.getValue(), form);
      }
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        append(name + "[" + i + "]", value.get(i), form);
      }
    } else {
      if (!form.isEmpty()) {
        form.append('&');
      }
      form.append(name)
          .append('=')
          .append(URLEncoder.encode(value.asText(), StandardCharsets.UTF_8));
    }
  }
}
