package dev.linkgate.config;

import java.util.List;

/** What became of reading a configuration file. */
public sealed interface Loaded {
  /** What is odd but works, by place. */
  List<Note> warnings();

  /**
   * It can be used.
   *
   * @param fingerprint changes with the content of the file and of every secret file it names
   */
  record Ok(Configuration configuration, List<Note> warnings, String fingerprint)
      implements Loaded {
    public Ok {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * It cannot.
   *
   * @param errors every mistake, by place; at least one
   */
  record Refused(List<Note> errors, List<Note> warnings) implements Loaded {
    public Refused {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
    }
  }
}
