package dev.linkgate.contract.fidelity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The tables of a matrix: as few as say it all. */
final class Tables {
  /** What two pairs of versions are compared by, and rows are made of. */
  private record Fate(Part part, String parameter, String value, String text) {}

  private final Map<Spoken, Map<Spoken, List<Fate>>> fates = new LinkedHashMap<>();

  private Tables(List<Cell> cells) {
    for (Cell cell : cells) {
      fates
          .computeIfAbsent(cell.ingress(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(cell.upstream(), _ -> new ArrayList<>())
          .add(new Fate(cell.part(), cell.parameter(), cell.value(), text(cell)));
    }
  }

  static List<Table> of(Matrix matrix) {
    return new Tables(matrix.cells()).tables();
  }

  private static String text(Cell cell) {
    StringBuilder text = new StringBuilder(cell.outcome().word());
    if (!cell.carriedBy().isEmpty()
        && cell.part() != Part.ADDED
        && !cell.carriedBy().equals(List.of(cell.parameter()))) {
      text.append(cell.part() == Part.ANSWER ? " from " : " as ");
      text.append(String.join(", ", together(cell.carriedBy())));
    }
    if (!cell.note().isEmpty()) {
      text.append(" (").append(cell.note()).append(')');
    }
    if (cell.relayed()) {
      text.insert(cell.outcome().word().length(), "/relayed");
    }
    return text.toString();
  }

  /** Names that differ in one step as one: {@code a[x|y][b]}. */
  private static List<String> together(List<String> names) {
    if (names.size() != 2) {
      return names;
    }
    String one = names.getFirst();
    String other = names.getLast();
    int start = 0;
    while (start < Math.min(one.length(), other.length())
        && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    int from = one.lastIndexOf('[', start) + 1;
    int end = one.indexOf(']', from);
    int otherEnd = other.indexOf(']', from);
    boolean oneStep =
        from > 0 && end > 0 && otherEnd > 0 && one.substring(end).equals(other.substring(otherEnd));
    return oneStep ? List.of(one.substring(0, end) + "|" + other.substring(from)) : names;
  }

  private List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    for (String ingress : apis(fates.keySet())) {
      List<Spoken> callers = versions(ingress, fates.keySet());
      Set<Spoken> spoken = fates.getOrDefault(callers.getFirst(), Map.of()).keySet();
      for (String upstream : apis(spoken)) {
        List<Spoken> upstreams = versions(upstream, spoken);
        for (List<Spoken> alike : alike(callers, caller -> row(caller, upstreams))) {
          tables.add(table(ingress, alike, callers, upstream, upstreams));
        }
      }
    }
    return tables;
  }

  private List<List<Fate>> row(Spoken caller, List<Spoken> upstreams) {
    return upstreams.stream().map(upstream -> fates(caller, upstream)).toList();
  }

  private List<Fate> fates(Spoken caller, Spoken upstream) {
    return fates.getOrDefault(caller, Map.of()).getOrDefault(upstream, List.of());
  }

  private static Set<String> apis(Set<Spoken> spoken) {
    Set<String> apis = new LinkedHashSet<>();
    spoken.forEach(one -> apis.add(one.api()));
    return apis;
  }

  private static List<Spoken> versions(String api, Set<Spoken> spoken) {
    return spoken.stream().filter(one -> one.api().equals(api)).toList();
  }

  private static <T> List<List<Spoken>> alike(List<Spoken> all, Function<Spoken, T> by) {
    Map<T, List<Spoken>> groups = new LinkedHashMap<>();
    all.forEach(one -> groups.computeIfAbsent(by.apply(one), _ -> new ArrayList<>()).add(one));
    return List.copyOf(groups.values());
  }

  private Table table(
      String ingress,
      List<Spoken> callers,
      List<Spoken> allCallers,
      String upstream,
      List<Spoken> upstreams) {
    Spoken caller = callers.getFirst();
    List<List<Spoken>> columns = alike(upstreams, one -> fates(caller, one));
    return new Table(
        ingress,
        ranges(callers, allCallers),
        upstream,
        columns.stream().map(column -> ranges(column, upstreams)).toList(),
        rows(columns.stream().map(column -> fates(caller, column.getFirst())).toList()));
  }

  /** A row for each property, one more for values that fare otherwise. */
  private static List<Table.Row> rows(List<List<Fate>> columns) {
    Map<Table.Row, List<String>> rows = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      for (Fate fate : ofPart(part, columns)) {
        List<String> texts = columns.stream().map(column -> text(column, fate)).toList();
        rows.computeIfAbsent(
                new Table.Row(part, fate.parameter(), "", texts), _ -> new ArrayList<>())
            .add(fate.value());
      }
    }
    List<Table.Row> named = new ArrayList<>();
    rows.forEach((row, values) -> named.add(row.of(String.join(", ", values))));
    return named;
  }

  /** Every property and value that any column knows, as the first one that does has it. */
  private static List<Fate> ofPart(Part part, List<List<Fate>> columns) {
    Map<String, Map<String, Fate>> found = new LinkedHashMap<>();
    for (List<Fate> column : columns) {
      for (Fate fate : column) {
        if (fate.part() == part) {
          found
              .computeIfAbsent(fate.parameter(), _ -> new LinkedHashMap<>())
              .putIfAbsent(fate.value(), fate);
        }
      }
    }
    return found.values().stream().flatMap(values -> values.values().stream()).toList();
  }

  private static String text(List<Fate> column, Fate wanted) {
    for (Fate fate : column) {
      if (fate.part() == wanted.part()
          && fate.parameter().equals(wanted.parameter())
          && fate.value().equals(wanted.value())) {
        return fate.text();
      }
    }
    return "–";
  }

  /** Versions that follow each other as one range, up to where the last was checked. */
  private static String ranges(List<Spoken> chosen, List<Spoken> all) {
    List<String> ranges = new ArrayList<>();
    for (int from = 0; from < all.size(); from++) {
      int to = from;
      while (to < all.size() && chosen.contains(all.get(to))) {
        to++;
      }
      if (to > from) {
        ranges.add(range(all.get(from), all.get(to - 1)));
        from = to;
      }
    }
    return String.join(", ", ranges);
  }

  private static String range(Spoken first, Spoken last) {
    return first.version().equals(last.through())
        ? first.version()
        : first.version() + "…" + last.through();
  }
}
