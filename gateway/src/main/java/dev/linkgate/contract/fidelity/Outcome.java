package dev.linkgate.contract.fidelity;

import java.util.Locale;

/** What becomes of something said on one side on its way to the other, best first. */
public enum Outcome {
  EXACT("it arrives as it was said: read back from the other side, it is the same"),
  DERIVED("it is made of something else, or several values become one"),
  DEFAULTED("nobody said it; Linkgate or the upstream's configuration does"),
  LOST("the other side cannot say it; it is reported, or refused where the route says so"),
  IMPOSSIBLE("the request is refused: the upstream has no such thing"),
  SILENT("it changes nothing and nobody is told: a defect of Linkgate");

  private final String meaning;

  Outcome(String meaning) {
    this.meaning = meaning;
  }

  /** The word in tables and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One sentence for the legend. */
  public String meaning() {
    return meaning;
  }
}
