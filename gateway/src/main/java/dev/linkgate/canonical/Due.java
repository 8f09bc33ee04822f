package dev.linkgate.canonical;

/** Which requirements a hosted flow asks the sub-merchant for. */
public enum Due {
  CURRENTLY,
  EVENTUALLY
}
