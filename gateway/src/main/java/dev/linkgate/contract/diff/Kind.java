package dev.linkgate.contract.diff;

import java.util.Locale;

/** What kind of fact changed. */
public enum Kind {
  OPERATION_ADDED,
  OPERATION_REMOVED,
  PATH_CHANGED,
  METHOD_CHANGED,
  MEDIA_TYPE_ADDED,
  MEDIA_TYPE_REMOVED,
  MEDIA_TYPE_CHANGED,
  STATUS_ADDED,
  STATUS_REMOVED,
  HEADER_ADDED,
  REQUIRED_HEADER_ADDED,
  HEADER_REMOVED,
  PROPERTY_ADDED,
  REQUIRED_PROPERTY_ADDED,
  PROPERTY_REMOVED,
  PROPERTY_RENAMED,
  BECAME_REQUIRED,
  BECAME_OPTIONAL,
  TYPE_CHANGED,
  FORMAT_CHANGED,
  ENUM_VALUE_ADDED,
  ENUM_VALUE_REMOVED,
  OPEN_VALUE_ADDED,
  OPEN_VALUE_REMOVED,
  ENUM_OPENED,
  ENUM_CLOSED,
  LIMIT_TIGHTENED,
  LIMIT_LOOSENED,
  /** A pattern became another: neither is known to contain the other. */
  PATTERN_CHANGED,
  NULL_ALLOWED,
  NULL_FORBIDDEN,
  /** Properties beyond the documented ones are allowed, or may have more values. */
  OTHERS_ALLOWED,
  /** Properties beyond the documented ones are forbidden, or may have fewer values. */
  OTHERS_FORBIDDEN,
  ITEMS_ADDED,
  ITEMS_REMOVED,
  ALTERNATIVE_ADDED,
  ALTERNATIVE_REMOVED,
  DEFAULT_CHANGED,
  DEPRECATED,
  NO_LONGER_DEPRECATED,
  /** Sentences and examples. */
  WORDING;

  /** In small letters, {@code property removed}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
