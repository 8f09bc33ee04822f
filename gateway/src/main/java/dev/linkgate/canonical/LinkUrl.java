package dev.linkgate.canonical;

/**
 * A live account link: whoever holds it may act as the sub-merchant, so only the answer shows it.
 */
public record LinkUrl(String reveal) {
  @Override
  public String toString() {
    return "LinkUrl[redacted]";
  }
}
