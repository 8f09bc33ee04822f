package dev.linkgate.admin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query's parameters, each of them known. */
public final class Query {
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * @param raw as in the request; null when there is none
   */
  public Query(@Nullable String raw, String... known) {
    if (raw == null || raw.isEmpty()) {
      return;
    }
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (values.put(name, value) != null) {
        throw new Problem(400, "the query parameter " + name + " is there twice");
      }
    }
    List<String> unknown =
        values.keySet().stream().filter(name -> !List.of(known).contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw Problem.unknown(unknown, List.of(known));
    }
  }

  public static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "a percent sign in the address is not followed by two digits");
    }
  }

  /** A segment of a path, where a plus is a plus. */
  public static String segment(String text) {
    return decoded(text.replace("+", "%2B"));
  }

  /** Empty counts as left out. */
  public @Nullable String text(String name) {
    String value = values.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  public @Nullable Long number(String name, long least, long most) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new Problem(400, "%s must be a number from %d to %d".formatted(name, least, most));
  }

  public int number(String name, int least, int most, int otherwise) {
    Long number = number(name, least, most);
    return number == null ? otherwise : number.intValue();
  }

  public @Nullable Instant instant(String name) {
    String value = text(name);
    try {
      return value == null ? null : Instant.parse(value);
    } catch (DateTimeException e) {
      throw new Problem(400, name + " must be a time such as 2026-11-20T14:00:00Z");
    }
  }
}
