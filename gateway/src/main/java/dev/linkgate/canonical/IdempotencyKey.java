package dev.linkgate.canonical;

/** A key under which a request is carried out once; fixed before the first attempt. */
public record IdempotencyKey(String reveal) {
  @Override
  public String toString() {
    return "IdempotencyKey[redacted]";
  }
}
