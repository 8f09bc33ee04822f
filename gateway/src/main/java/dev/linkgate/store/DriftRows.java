package dev.linkgate.store;

import dev.linkgate.contract.drift.DriftKey;
import dev.linkgate.contract.drift.DriftKind;
import dev.linkgate.contract.drift.DriftRow;
import dev.linkgate.contract.drift.Sighting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How drift becomes a row, and a row drift. */
final class DriftRows {
  private static final String SELECT =
      "SELECT id, upstream, api, operation, version, answer, pointer, kind, found, sightings,"
          + " first_at, last_at, sample, patch, acknowledged_at FROM drift WHERE 1 = 1";

  private DriftRows() {}

  static void bind(PreparedStatement find, DriftKey key) throws SQLException {
    find.setString(1, key.upstream());
    find.setString(2, key.operation());
    find.setString(3, key.version());
    find.setString(4, key.answer());
    find.setString(5, key.pointer());
    find.setString(6, key.kind().word());
    find.setString(7, key.found());
  }

  static void bind(PreparedStatement add, Sighting sighting) throws SQLException {
    DriftKey key = sighting.key();
    add.setString(1, key.upstream());
    add.setString(2, key.api());
    add.setString(3, key.operation());
    add.setString(4, key.version());
    add.setString(5, key.answer());
    add.setString(6, key.pointer());
    add.setString(7, key.kind().word());
    add.setString(8, key.found());
    add.setLong(9, sighting.count());
    add.setLong(10, sighting.first().toEpochMilli());
    add.setLong(11, sighting.last().toEpochMilli());
    add.setString(12, sighting.sample());
    add.setString(13, sighting.patch());
  }

  static List<DriftRow> list(
      Connection connection, @Nullable String upstream, boolean all, int limit)
      throws SQLException {
    String sql =
        SELECT
            + (upstream == null ? "" : " AND upstream = ?")
            + (all ? "" : " AND acknowledged_at IS NULL")
            + " ORDER BY last_at DESC, id LIMIT ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int at = 1;
      if (upstream != null) {
        statement.setString(at++, upstream);
      }
      statement.setInt(at, limit);
      List<DriftRow> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(row(rows));
        }
      }
      return found;
    }
  }

  private static DriftRow row(ResultSet row) throws SQLException {
    DriftKey key =
        new DriftKey(
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            DriftKind.of(row.getString(8)),
            row.getString(9));
    Sighting sighting =
        new Sighting(
            key,
            row.getLong(10),
            Instant.ofEpochMilli(row.getLong(11)),
            Instant.ofEpochMilli(row.getLong(12)),
            row.getString(13),
            row.getString(14));
    long acknowledged = row.getLong(15);
    Instant when = row.wasNull() ? null : Instant.ofEpochMilli(acknowledged);
    return new DriftRow(row.getLong(1), sighting, when);
  }
}
