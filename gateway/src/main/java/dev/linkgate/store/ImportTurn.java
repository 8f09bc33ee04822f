package dev.linkgate.store;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.GatewayException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

/** Whose turn it is to import: one row that every change of the account map looks at first. */
final class ImportTurn {
  /** Longer than a check of ten million rows takes; then the process that held it is gone. */
  private static final Duration ABANDONED = Duration.ofMinutes(5);

  /** What an import under way mostly takes at most. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final Database database;
  private final String owner = UUID.randomUUID().toString();

  /** How far an import has come; stored by its ordinal. */
  enum State {
    NONE,
    STAGING,
    CHECKING,
    APPLYING
  }

  ImportTurn(Database database) {
    this.database = database;
  }

  /** Takes it, unless somebody has it. */
  boolean take(Connection connection) throws SQLException {
    String now = database.dialect().now();
    String sql =
        "UPDATE account_import SET state = 1, owner = ?, beat = "
            + now
            + " WHERE state = 0 OR (state IN (1, 2) AND beat < "
            + now
            + " - ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, owner);
      statement.setLong(2, ABANDONED.toMillis());
      return statement.executeUpdate() == 1;
    }
  }

  /**
   * Goes from one state to the next, or stays; everybody else's changes wait for the commit.
   *
   * @throws GatewayException when it is no longer ours
   */
  @SuppressWarnings("EnumOrdinal") // the schema has the states by number
  void step(Connection connection, State from, State to) throws SQLException {
    String sql =
        "UPDATE account_import SET state = ?, beat = "
            + database.dialect().now()
            + " WHERE state = ? AND owner = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, to.ordinal());
      statement.setInt(2, from.ordinal());
      statement.setString(3, owner);
      if (statement.executeUpdate() != 1) {
        throw busy();
      }
    }
  }

  /** Whether checked rows are being applied, by whomever; if so, nobody else does until commit. */
  boolean joinApplying(Connection connection) throws SQLException {
    String sql =
        "UPDATE account_import SET beat = " + database.dialect().now() + " WHERE state = 3";
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql) == 1;
    }
  }

  /** Everything is applied. */
  static void end(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE account_import SET state = 0");
    }
  }

  /**
   * Forgets an import whose process died before its rows were checked; only where nobody else is.
   */
  static void forgetDead(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE account_import SET state = 0 WHERE state IN (1, 2)");
    }
  }

  /** How far an import is; no import goes on from there until commit. */
  State look(Connection connection) throws SQLException {
    String sql = "SELECT state FROM account_import" + (database.isOurs() ? "" : " FOR SHARE");
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return State.values()[row.getInt(1)];
    }
  }

  static GatewayException busy() {
    return new GatewayException(
        Failure.of(
                FailureKind.IN_PROGRESS,
                Fault.CALLER,
                "Another import of accounts is under way; try again when it has ended.")
            .after(RETRY_AFTER));
  }
}
