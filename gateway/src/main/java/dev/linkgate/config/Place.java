package dev.linkgate.config;

/**
 * A place in a file.
 *
 * @param file as it was named to us
 * @param line from 1
 * @param column in characters, from 1
 */
public record Place(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
