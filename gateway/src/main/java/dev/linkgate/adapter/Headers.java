package dev.linkgate.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * HTTP headers in the order they were written; names compare without case.
 *
 * @param list every header line
 */
public record Headers(List<Header> list) {
  /** No headers. */
  public static final Headers NONE = new Headers(List.of());

  /**
   * One header line.
   *
   * @param name as written
   * @param value without surrounding blanks
   */
  public record Header(String name, String value) {
    @Override
    public String toString() {
      return name; // the value may be a key
    }
  }

  public Headers {
    list = List.copyOf(list);
  }

  /** Headers from alternating names and values. */
  public static Headers of(String... namesAndValues) {
    List<Header> headers = new ArrayList<>(namesAndValues.length / 2);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Headers(headers);
  }

  /** The first value under this name. */
  public Optional<String> first(String name) {
    for (Header header : list) {
      if (header.name().equalsIgnoreCase(name)) {
        return Optional.of(header.value());
      }
    }
    return Optional.empty();
  }

  /** These and one more. */
  public Headers with(String name, String value) {
    List<Header> more = new ArrayList<>(list);
    more.add(new Header(name, value));
    return new Headers(more);
  }
}
