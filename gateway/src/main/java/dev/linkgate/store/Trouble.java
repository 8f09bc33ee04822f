package dev.linkgate.store;

import java.sql.SQLException;

/** What a failed write says about trying it again. */
enum Trouble {
  /** Others were in the way. */
  CONTENTION,
  /** Something in it can never be stored. */
  CONTENT,
  /** The database cannot write, or cannot be reached. */
  STORE;

  private static final int SQLITE_TOOBIG = 18;
  private static final int SQLITE_CONSTRAINT = 19;
  private static final int SQLITE_MISMATCH = 20;
  private static final int SQLITE_RANGE = 25;

  /** SQLite has further detail in the bytes above. */
  private static final int PRIMARY_CODE = 0xFF;

  static Trouble of(Exception e, Dialect dialect) {
    if (!(e instanceof SQLException sql)) {
      return CONTENT; // of our own making: a parameter that cannot be bound
    }
    if (dialect == Dialect.SQLITE) {
      return switch (sql.getErrorCode() & PRIMARY_CODE) {
        case SQLITE_TOOBIG, SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_RANGE -> CONTENT;
        default -> STORE;
      };
    }
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    if (state.startsWith("40") || state.equals("55P03")) { // deadlock, serialization; lock timeout
      return CONTENTION;
    }
    // data exception, constraint, program limit
    return state.startsWith("22") || state.startsWith("23") || state.startsWith("54")
        ? CONTENT
        : STORE;
  }
}
