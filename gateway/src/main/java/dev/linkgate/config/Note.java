package dev.linkgate.config;

import java.util.Comparator;

/**
 * Something to say about a place in the file. Its text never holds a secret.
 *
 * @param line from 1
 * @param column in characters, from 1
 */
public record Note(String file, int line, int column, String text) implements Comparable<Note> {
  private static final Comparator<Note> BY_PLACE =
      Comparator.comparing(Note::file)
          .thenComparingInt(Note::line)
          .thenComparingInt(Note::column)
          .thenComparing(Note::text);

  @Override
  public int compareTo(Note other) {
    return BY_PLACE.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + text;
  }
}
