package dev.linkgate.config;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong or odd, so that all of it is said at once. */
final class Notes {
  /**
   * Longer words are cut where they are repeated in a note: they may be a key in the wrong place.
   */
  private static final int LONGEST_SHOWN = 32;

  private static final int SHOWN_OF_LONGER = 6;

  private final String file;
  private final List<Note> errors = new ArrayList<>();
  private final List<Note> warnings = new ArrayList<>();

  Notes(String file) {
    this.file = file;
  }

  void error(Node at, String text) {
    error(placeOf(at), text);
  }

  void error(Place at, String text) {
    errors.add(new Note(at.file(), at.line(), at.column(), text));
  }

  void warn(Node at, String text) {
    warn(placeOf(at), text);
  }

  void warn(Place at, String text) {
    warnings.add(new Note(at.file(), at.line(), at.column(), text));
  }

  Place placeOf(Node node) {
    return placeOf(node.getStartMark());
  }

  Place placeOf(Mark mark) {
    return place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  Place place(int line, int column) {
    return new Place(file, line, column);
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  List<Note> errors() {
    return errors.stream().sorted().toList();
  }

  List<Note> warnings() {
    return warnings.stream().sorted().toList();
  }

  /** A word of the file, quoted for a note. */
  static String shown(String word) {
    String clean = word.replaceAll("\\p{Cntrl}", "?");
    return '"'
        + (clean.length() > LONGEST_SHOWN ? clean.substring(0, SHOWN_OF_LONGER) + "…" : clean)
        + '"';
  }
}
