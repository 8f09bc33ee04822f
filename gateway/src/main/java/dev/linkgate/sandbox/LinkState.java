package dev.linkgate.sandbox;

import java.util.Arrays;
import java.util.Locale;

/** Where a link is in its life. It is opened once; of what follows nothing leads back. */
public enum LinkState {
  /** Made, and not opened yet. */
  CREATED,
  /** Somebody is at the page. */
  OPENED,
  /** What was asked for was given. */
  COMPLETED,
  /** Saved and left by the return URL. */
  LEFT,
  /** Too old when it was opened, or left by the refresh URL. */
  EXPIRED,
  /** Spent by a preview before anybody saw it. */
  BURNT;

  /** Whether the next thing that happens to a link may be this. */
  public boolean leadsTo(LinkState next) {
    return switch (this) {
      case CREATED -> next == OPENED || next == EXPIRED || next == BURNT;
      case OPENED -> next == COMPLETED || next == LEFT || next == EXPIRED;
      case COMPLETED, LEFT, EXPIRED, BURNT -> false;
    };
  }

  /** As JSON and commands have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static LinkState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no state of a link: " + word));
  }
}
