package dev.linkgate.contract.drift;

/** How an answer can leave its document. */
public enum DriftKind {
  /** A field that an object whose fields are documented does not have. */
  UNKNOWN_FIELD("unknown-field"),
  /** A required field is not there. */
  MISSING_FIELD("missing-field"),
  /** A value that is not in the list, closed or open. */
  NEW_ENUM_VALUE("new-enum-value"),
  /** Another type than the documented ones. */
  WRONG_TYPE("wrong-type"),
  /** A null where none is documented. */
  UNEXPECTED_NULL("unexpected-null"),
  /** A string above its limit. */
  TOO_LONG("too-long"),
  /** A status the operation does not document. */
  UNDOCUMENTED_STATUS("undocumented-status"),
  /** A body that cannot be read, where JSON is documented. */
  NOT_JSON("not-json"),
  /** What is beyond the limit of distinct rows of an upstream. */
  MORE("more");

  private final String word;

  DriftKind(String word) {
    this.word = word;
  }

  /** As metrics, the store and the admin API have it. */
  public String word() {
    return word;
  }

  /**
   * The kind of this word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static DriftKind of(String word) {
    for (DriftKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of drift: " + word);
  }
}
