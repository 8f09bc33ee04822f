package dev.linkgate.contract.diff;

import java.util.Locale;

/** What a change means for whoever goes on as before, worst first. */
public enum Impact {
  BREAKING,
  ADDITIVE,
  WORDING;

  /** In small letters. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
