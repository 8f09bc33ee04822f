package dev.linkgate.adapter;

import dev.linkgate.canonical.Parameter;

/** What a caller's API calls the fields of a link request. */
@FunctionalInterface
public interface Names {
  /** The parameter as the caller would write it; a header's name where it is one. */
  String of(Parameter parameter);
}
