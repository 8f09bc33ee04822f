package dev.linkgate.contract.verify;

import java.util.Locale;

/** What became of a case. */
public enum Verdict {
  OK,
  VIOLATION,
  /** Documented, but nothing this run may send leads to it. */
  NOT_PROVOKED,
  /** Means nothing for this server, or proves nothing; the notes say why. */
  NOT_APPLICABLE;

  /** As reports have it, such as {@code not provoked}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
