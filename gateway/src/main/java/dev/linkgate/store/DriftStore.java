package dev.linkgate.store;

import dev.linkgate.contract.drift.DriftBook;
import dev.linkgate.contract.drift.DriftKey;
import dev.linkgate.contract.drift.DriftRow;
import dev.linkgate.contract.drift.Sighting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drift in the store. A few rows now and then: it goes by the pool, not by the ledger's writer. */
final class DriftStore implements DriftBook {
  private static final String KEY =
      "upstream = ? AND operation = ? AND version = ? AND answer = ? AND pointer = ? AND kind = ?"
          + " AND found = ?";

  private static final String COUNT = "SELECT count(*) FROM drift WHERE upstream = ?";

  private static final String FIND = "SELECT 1 FROM drift WHERE " + KEY;

  /** Two nodes may make the same row at once: the second one adds to the first one's. */
  private static final String ADD =
      "INSERT INTO drift (upstream, api, operation, version, answer, pointer, kind, found,"
          + " sightings, first_at, last_at, sample, patch)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (upstream, operation, version, answer, pointer, kind, found) DO UPDATE"
          + " SET sightings = drift.sightings + excluded.sightings,"
          + " first_at = CASE WHEN excluded.first_at < drift.first_at THEN excluded.first_at"
          + " ELSE drift.first_at END,"
          + " last_at = CASE WHEN excluded.last_at > drift.last_at THEN excluded.last_at"
          + " ELSE drift.last_at END,"
          + " api = excluded.api, sample = excluded.sample, patch = excluded.patch";

  /** As long as the audit by default; a place not seen for so long makes room for others. */
  private static final Duration KEPT = Duration.ofDays(100);

  private final Database database;

  DriftStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(List<Sighting> sightings) {
    try {
      database.write(
          connection -> {
            add(connection, sightings);
            return sightings.size();
          });
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  private static void add(Connection connection, List<Sighting> sightings) throws SQLException {
    Map<String, Long> rows = new HashMap<>();
    List<Sighting> beyond = new ArrayList<>(0);
    try (PreparedStatement find = connection.prepareStatement(FIND);
        PreparedStatement add = connection.prepareStatement(ADD)) {
      for (Sighting sighting : sightings) {
        String upstream = sighting.key().upstream();
        if (!there(find, sighting.key())) {
          Long before = rows.get(upstream);
          long now = before == null ? count(connection, upstream) : before;
          if (now >= MOST_ROWS) { // another node filled it up
            beyond.add(sighting);
            continue;
          }
          rows.put(upstream, now + 1);
        }
        DriftRows.bind(add, sighting);
        add.addBatch();
      }
      for (Sighting sighting : beyond) {
        DriftRows.bind(add, more(sighting));
        add.addBatch();
      }
      add.executeBatch();
    }
  }

  /** Lets go of what was not seen for a long time. */
  void purge() {
    String sql = "DELETE FROM drift WHERE last_at < " + database.dialect().nowOnce() + " - ?";
    try {
      database.write(
          connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
              statement.setLong(1, KEPT.toMillis());
              return statement.executeUpdate();
            }
          });
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  private static Sighting more(Sighting one) {
    DriftKey key = DriftKey.more(one.key().upstream());
    return new Sighting(key, one.count(), one.first(), one.last(), "", null);
  }

  private static boolean there(PreparedStatement find, DriftKey key) throws SQLException {
    DriftRows.bind(find, key);
    try (ResultSet row = find.executeQuery()) {
      return row.next();
    }
  }

  private static long count(Connection connection, String upstream) throws SQLException {
    try (PreparedStatement count = connection.prepareStatement(COUNT)) {
      count.setString(1, upstream);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Override
  public List<DriftRow> list(@Nullable String upstream, boolean all, int limit) {
    try {
      return database.read(it -> DriftRows.list(it, upstream, all, limit));
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  @Override
  public List<Long> acknowledge(List<Long> ids) {
    List<Long> asked = ids.stream().distinct().toList();
    String which =
        " WHERE id IN (" + String.join(", ", Collections.nCopies(asked.size(), "?")) + ")";
    try {
      return database.write(
          connection -> {
            List<Long> there = there(connection, which, asked);
            if (there.size() == asked.size()) {
              acknowledge(connection, which, asked);
            }
            return there;
          });
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  private static List<Long> there(Connection connection, String which, List<Long> ids)
      throws SQLException {
    try (PreparedStatement find = connection.prepareStatement("SELECT id FROM drift" + which)) {
      bind(find, ids);
      List<Long> there = new ArrayList<>();
      try (ResultSet rows = find.executeQuery()) {
        while (rows.next()) {
          there.add(rows.getLong(1));
        }
      }
      return there;
    }
  }

  private void acknowledge(Connection connection, String which, List<Long> ids)
      throws SQLException {
    String first = "UPDATE drift SET acknowledged_at = " + database.dialect().now() + which;
    try (PreparedStatement mark =
        connection.prepareStatement(first + " AND acknowledged_at IS NULL")) {
      bind(mark, ids);
      mark.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, List<Long> ids) throws SQLException {
    for (int i = 0; i < ids.size(); i++) {
      statement.setLong(i + 1, ids.get(i));
    }
  }
}
