package dev.linkgate.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one SDK, with two retries, makes of one event behind the gateway; the rows are in {@code
 * sdk/kinds.txt}.
 *
 * @param attempts requests the SDK sends to the gateway
 * @param asked requests the upstream gets
 * @param fault whose, in the answer's Linkgate-Fault
 * @param texts each is in the message, or with a {@code !} before it is not
 */
record Row(
    String event,
    SdkCaller caller,
    String errorClass,
    int attempts,
    int asked,
    int status,
    String type,
    String code,
    String param,
    String fault,
    List<String> texts) {
  /** One row for each caller it names. */
  static List<Row> all() {
    List<Row> all = new ArrayList<>();
    String event = "";
    for (String line : lines()) {
      if (line.startsWith("[")) {
        event = line.substring(1, line.length() - 1);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        all.addAll(rows(event, line.split(" *\\| *", -1)));
      }
    }
    return List.copyOf(all);
  }

  private static List<Row> rows(String event, String[] cells) {
    List<Row> rows = new ArrayList<>();
    for (SdkCaller caller : callers(cells[0])) {
      rows.add(
          new Row(
              event,
              caller,
              cells[1],
              Integer.parseInt(cells[2]),
              Integer.parseInt(cells[3]),
              Integer.parseInt(cells[4]),
              cells[5],
              cells[6],
              cells[7],
              cells[8],
              List.of(cells[9].split(" *\\.\\.\\. *", -1))));
    }
    return rows;
  }

  /** {@code java-v1}, {@code node-v2}, {@code stripe18-v2}, {@code whop}, or several of them. */
  private static Set<SdkCaller> callers(String names) {
    Set<SdkCaller> callers = new LinkedHashSet<>();
    for (String name : names.split(" *, *", -1)) {
      for (SdkCaller caller : SdkCaller.values()) {
        String own = caller.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        if (own.equals(name) || family(caller).equals(name)) {
          callers.add(caller);
        }
      }
    }
    if (callers.isEmpty()) {
      throw new IllegalArgumentException("no caller is called " + names);
    }
    return callers;
  }

  private static String family(SdkCaller caller) {
    if (caller.isWhop()) {
      return "whop";
    }
    String generation = caller.api().substring("stripe-".length());
    return (caller.name().startsWith("STRIPE_JAVA") ? "java-" : "node-") + generation;
  }

  private static List<String> lines() {
    try (InputStream in = Row.class.getResourceAsStream("/sdk/kinds.txt")) {
      if (in == null) {
        throw new IllegalStateException("no sdk/kinds.txt on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return event + ", " + caller;
  }
}
