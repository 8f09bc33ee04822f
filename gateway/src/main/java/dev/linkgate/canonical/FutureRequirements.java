package dev.linkgate.canonical;

/** Whether requirements that become due later are collected as well. */
public enum FutureRequirements {
  INCLUDE,
  OMIT
}
