package dev.linkgate.canonical;

/**
 * A sub-merchant's id in some account space, or the caller's own word for one.
 *
 * @param value the id as it was written; empty when the caller left it out
 */
public record AccountId(String value) {
  /** The caller named no account; only a relayed request gets further with it. */
  public static final AccountId MISSING = new AccountId("");

  /** Whether the caller named an account at all. */
  public boolean given() {
    return !value.isEmpty();
  }
}
