package dev.linkgate.contract.diff;

/** What a change does to the messages a document allows. */
enum Effect {
  /** More are allowed than before. */
  WIDENED,
  /** Fewer are allowed than before. */
  NARROWED,
  /** Some are no longer allowed, others newly are. */
  BOTH,
  /** Nobody who reads or writes as before notices. */
  NEITHER;

  /** Whoever sends suffers from what is no longer taken, whoever receives from what is new. */
  Impact forCallers(Part part) {
    return switch (this) {
      case NEITHER -> Impact.ADDITIVE;
      case BOTH -> Impact.BREAKING;
      case NARROWED -> part.sent() ? Impact.BREAKING : Impact.ADDITIVE;
      case WIDENED -> part.sent() ? Impact.ADDITIVE : Impact.BREAKING;
    };
  }

  static Effect of(boolean widened, boolean narrowed) {
    return widened ? (narrowed ? BOTH : WIDENED) : (narrowed ? NARROWED : NEITHER);
  }
}
