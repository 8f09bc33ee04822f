package dev.linkgate.canonical;

/**
 * A caller's own URL a browser is sent back to. Passed on byte-exact, never fetched.
 *
 * @param value as the caller wrote it
 */
public record RedirectUrl(String value) {
  @Override
  public String toString() {
    return "RedirectUrl[redacted]"; // applications put their sessions' secrets in them
  }
}
