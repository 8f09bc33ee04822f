package dev.linkgate.canonical;

/** Whose failure it is. */
public enum Fault {
  CALLER,
  GATEWAY,
  UPSTREAM;

  /** The word in the {@code Linkgate-Fault} header and the log. */
  public String word() {
    return switch (this) {
      case CALLER -> "caller";
      case GATEWAY -> "gateway";
      case UPSTREAM -> "upstream";
    };
  }
}
