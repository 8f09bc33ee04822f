package dev.linkgate.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What changed between two documents, and what it means for us. */
interface SpecDiff {
  /** Says nothing. */
  SpecDiff NONE =
      new SpecDiff() {
        @Override
        public String text(String api, Path from, Path to) {
          return "";
        }

        @Override
        public @Nullable Object json(String api, Path from, Path to) {
          return null;
        }
      };

  /** For people; empty when there is nothing to say. */
  String text(String api, Path from, Path to);

  /** For programs, as Jackson writes it; null when there is nothing to say. */
  @Nullable Object json(String api, Path from, Path to);
}
