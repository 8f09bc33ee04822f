package dev.linkgate.testkit;

/** Where a link is in its life. */
public enum LinkState {
  /** Made, and not opened yet. */
  CREATED,
  /** Somebody is at its page. */
  OPENED,
  /** What was asked for was given; the browser went to the return URL. */
  COMPLETED,
  /** Saved and left, by the return URL. */
  LEFT,
  /** Too old when it was opened, or left by the refresh URL. */
  EXPIRED,
  /** Spent by a preview before anybody saw it. */
  BURNT;

  static LinkState of(dev.linkgate.sandbox.LinkState state) {
    return switch (state) {
      case CREATED -> CREATED;
      case OPENED -> OPENED;
      case COMPLETED -> COMPLETED;
      case LEFT -> LEFT;
      case EXPIRED -> EXPIRED;
      case BURNT -> BURNT;
    };
  }
}
