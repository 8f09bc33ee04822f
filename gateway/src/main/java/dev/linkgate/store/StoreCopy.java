package dev.linkgate.store;

import dev.linkgate.config.StoreConfig;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies what one store keeps into another one that is empty: all of it, or nothing. */
public final class StoreCopy {
  /** All of the schema but {@code probe}, which is always empty. */
  static final List<String> TABLES =
      List.of(
          "ledger",
          "account",
          "account_import",
          "account_staged",
          "audit",
          "drift",
          "sandbox_link",
          "sandbox_account",
          "sandbox_attempt",
          "sandbox_clock",
          "refresh_use");

  /** Has its one row from the beginning. */
  private static final String IMPORT = "account_import";

  /** Those whose ids the database makes. */
  private static final List<String> NUMBERED = List.of("audit", "drift");

  /** Rows that are on the way at one time: a megabyte of answers. */
  private static final int TOGETHER = 500;

  private final CopySide from;
  private final CopySide to;

  private StoreCopy(CopySide from, CopySide to) {
    this.from = from;
    this.to = to;
  }

  /** How many rows of a table were copied. */
  public record Copied(String table, long rows) {}

  /**
   * Copies, in one transaction.
   *
   * @throws StoreException when one of them is in use, or cannot be read or written, or the target
   *     holds anything; the target is then as it was
   */
  public static List<Copied> copy(StoreConfig source, StoreConfig target) throws StoreException {
    if (source.url().equals(target.url())) {
      throw new StoreException("the two stores are one: " + source.url(), null);
    }
    try (CopySide from = CopySide.from(source);
        CopySide to = CopySide.to(target)) {
      return new StoreCopy(from, to).all(target.url());
    } catch (SQLException e) {
      throw new StoreException("not copied, nothing is changed: " + e.getMessage(), e);
    }
  }

  private List<Copied> all(String target) throws SQLException, StoreException {
    keepOthersOut();
    refuseUnlessEmpty(target);
    List<Copied> copied = new ArrayList<>();
    for (String table : TABLES) {
      copied.add(new Copied(table, copy(table)));
    }
    if (to.dialect() == Dialect.POSTGRESQL) {
      for (String table : NUMBERED) { // of no effect where the maximum is NULL
        to.number(
            "SELECT setval(pg_get_serial_sequence('%1$s', 'id'), (SELECT max(id) FROM %1$s))"
                .formatted(table));
      }
    }
    to.connection().commit();
    return copied;
  }

  /** A node that starts meanwhile reads an empty store and cannot write before the commit. */
  private void keepOthersOut() throws SQLException {
    if (to.dialect() == Dialect.POSTGRESQL) {
      try (Statement statement = to.connection().createStatement()) {
        statement.execute("LOCK TABLE " + String.join(", ", TABLES) + " IN EXCLUSIVE MODE");
      }
    }
  }

  private void refuseUnlessEmpty(String target) throws SQLException, StoreException {
    for (String table : TABLES) {
      String any = table.equals(IMPORT) ? " WHERE state <> 0" : "";
      if (to.number("SELECT count(*) FROM (SELECT 1 FROM " + table + any + " LIMIT 1) found") > 0) {
        throw new StoreException(
            target + " is not empty: table " + table + " has rows; copy to a new store", null);
      }
    }
  }

  private long copy(String table) throws SQLException {
    if (table.equals(IMPORT)) {
      try (Statement statement = to.connection().createStatement()) {
        statement.executeUpdate("DELETE FROM " + table);
      }
    }
    Map<String, Integer> types = to.types(table);
    types.keySet().retainAll(from.types(table).keySet()); // SQLite alone numbers the ledger's rows
    String columns = String.join(", ", types.keySet());
    try (Statement statement = from.connection().createStatement()) {
      statement.setFetchSize(TOGETHER);
      try (ResultSet rows = statement.executeQuery("SELECT " + columns + " FROM " + table);
          PreparedStatement insert =
              to.connection().prepareStatement(insertion(table, columns, types.size()))) {
        return copy(rows, List.copyOf(types.values()), insert);
      }
    }
  }

  private String insertion(String table, String columns, int count) {
    return "INSERT INTO "
        + table
        + " ("
        + columns
        + ")"
        + (to.dialect() == Dialect.POSTGRESQL ? " OVERRIDING SYSTEM VALUE" : "")
        + " VALUES ("
        + String.join(", ", Collections.nCopies(count, "?"))
        + ")";
  }

  private static long copy(ResultSet rows, List<Integer> types, PreparedStatement insert)
      throws SQLException {
    long copied = 0;
    while (rows.next()) {
      for (int i = 1; i <= types.size(); i++) {
        bind(insert, i, rows.getObject(i), types.get(i - 1));
      }
      insert.addBatch();
      copied++;
      if (copied % TOGETHER == 0) {
        insert.executeBatch();
      }
    }
    insert.executeBatch();
    return copied;
  }

  /** SQLite has no boolean: there it is a number. */
  private static void bind(PreparedStatement insert, int at, @Nullable Object value, int type)
      throws SQLException {
    switch (value) {
      case null -> insert.setNull(at, type);
      case Number number when type == Types.BIT || type == Types.BOOLEAN ->
          insert.setBoolean(at, number.longValue() != 0);
      case Number number -> insert.setLong(at, number.longValue());
      case Boolean flag -> insert.setBoolean(at, flag);
      case byte[] bytes -> insert.setBytes(at, bytes);
      default -> insert.setString(at, value.toString());
    }
  }
}
