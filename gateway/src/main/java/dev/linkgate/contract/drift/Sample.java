package dev.linkgate.contract.drift;

import org.jspecify.annotations.Nullable;

/**
 * An answer that waits to be checked.
 *
 * @param upstream the operator's name for it
 * @param api which it speaks
 * @param version as the call named it; empty where it named none
 */
record Sample(
    String upstream,
    String api,
    String version,
    int status,
    @Nullable String contentType,
    byte[] body) {
  @Override
  public String toString() {
    return "Sample[" + upstream + " " + status + "]"; // the body may hold a link
  }
}
