package dev.linkgate.contract.diff;

/**
 * Whether callers and upstreams of both documents are served in spite of a change.
 *
 * @param covered whether they are
 * @param by the version change or the part of the gateway that sees to it; empty when nothing does
 *     or nothing has to
 * @param reason what was found missing; empty when covered
 */
public record Coverage(boolean covered, String by, String reason) {
  static Coverage by(String what) {
    return new Coverage(true, what, "");
  }

  static Coverage missing(String reason) {
    return new Coverage(false, "", reason);
  }

  /** In a few words. */
  public String words() {
    return covered ? (by.isEmpty() ? "needs none" : by) : "not covered: " + reason;
  }
}
