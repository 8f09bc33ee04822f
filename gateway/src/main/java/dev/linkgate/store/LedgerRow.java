package dev.linkgate.store;

import dev.linkgate.ledger.Begun;
import dev.linkgate.ledger.Ending;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is stored.
 *
 * @param leaseUntil until when nobody else may take it over; 0 when nobody carries it out
 * @param now the database's clock when it was read
 */
record LedgerRow(
    String request,
    String upstream,
    String onward,
    State state,
    long fence,
    String owner,
    long createdAt,
    long leaseUntil,
    long expiresAt,
    byte @Nullable [] answer,
    long now) {

  /** What a row stands for. */
  enum State {
    RUNNING(0),
    LINK(1),
    REFUSED(2),
    UNKNOWN(3),
    DROPPED(4),
    REOPENED_FAILED(5),
    REOPENED_UNKNOWN(6);

    private final int stored;

    State(int stored) {
      this.stored = stored;
    }

    /** As it is in the database. */
    int stored() {
      return stored;
    }

    static State stored(int stored) {
      for (State state : values()) {
        if (state.stored == stored) {
          return state;
        }
      }
      throw new IllegalStateException("no state " + stored);
    }

    static State of(Ending ending) {
      return switch (ending) {
        case LINK -> LINK;
        case REFUSED -> REFUSED;
        case UNKNOWN -> UNKNOWN;
      };
    }

    /** The state in which the next claim finds this begun. */
    static State of(Begun begun) {
      return switch (begun) {
        case FAILED -> REOPENED_FAILED;
        case UNKNOWN -> REOPENED_UNKNOWN;
        case ABANDONED, NOTHING -> RUNNING; // with a lease that is over
      };
    }
  }
}
