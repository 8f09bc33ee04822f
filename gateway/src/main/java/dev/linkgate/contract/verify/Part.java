package dev.linkgate.contract.verify;

import java.util.Locale;

/** A part of a run that can be asked for by itself. */
public enum Part {
  /** What the document shows as good. */
  EXAMPLES,
  /** Each property of the request, missing, wrong and beyond its limits. */
  FIELDS,
  /** Bodies that are none. */
  BODIES,
  /** Credentials and accounts. */
  ACCESS,
  /** Other methods and paths. */
  PATHS,
  /** The API's rules for idempotency keys. */
  KEYS,
  /** The API's rules for versions. */
  VERSIONS,
  /** What answers of the whole run have in common. */
  ANSWERS;

  /** As the command line and case ids have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
