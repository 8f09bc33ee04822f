package dev.linkgate.contract.slice;

import java.nio.file.Path;
import java.util.List;

/** What came of a provider's document. */
public sealed interface Update {
  /** The version it was taken for. */
  String version();

  /** Our newest document before. */
  Path before();

  /** What a person should look at. */
  List<String> notes();

  /**
   * The shape changed, and there is a new document.
   *
   * @param written where
   */
  record Written(String version, Path before, Path written, List<String> notes) implements Update {
    public Written {
      notes = List.copyOf(notes);
    }
  }

  /**
   * The shape is that of our newest document.
   *
   * @param raised whether that document's range ended before this version, and now reaches it
   */
  record Unchanged(String version, Path before, boolean raised, List<String> notes)
      implements Update {
    public Unchanged {
      notes = List.copyOf(notes);
    }
  }
}
