package dev.linkgate.store;

import dev.linkgate.refresh.RefreshUses;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** How often each refresh URL has made a link; one row from its first use on. */
final class RefreshStore implements RefreshUses {
  /** Nodes' clocks differ, and what is forgotten too early could be used anew. */
  private static final Duration KEPT_BEYOND = Duration.ofDays(1);

  private final Database database;

  RefreshStore(Database database) {
    this.database = database;
  }

  /** One statement: of many who come at once the database lets in as many as there are uses. */
  @Override
  public boolean take(String token, int most, Instant expires) {
    return update(
            "INSERT INTO refresh_use (token, used, forget_at) VALUES (?, 1, ?)"
                + " ON CONFLICT (token) DO UPDATE SET used = refresh_use.used + 1"
                + " WHERE refresh_use.used < ?",
            token,
            expires.plus(KEPT_BEYOND).toEpochMilli(),
            most)
        == 1;
  }

  @Override
  public void giveBack(String token) {
    update("UPDATE refresh_use SET used = used - 1 WHERE token = ? AND used > 0", token);
  }

  /** Lets go of what has run out, by the database's clock. */
  void purge() {
    update("DELETE FROM refresh_use WHERE forget_at < " + database.dialect().nowOnce());
  }

  private int update(String sql, Object... values) {
    try {
      return database.write(
          connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
              for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
              }
              return statement.executeUpdate();
            }
          });
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }
}
