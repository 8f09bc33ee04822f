package dev.linkgate.canonical;

/** A credential or a key; {@link #reveal} is for the wire alone. */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "Secret[redacted]";
  }
}
