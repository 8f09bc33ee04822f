package dev.linkgate.store;

import dev.linkgate.accounts.AccountBook.Wrong;
import dev.linkgate.accounts.AccountEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of an import that wait for the rest of it. */
final class StagedRows {
  /** Rows of one statement; more make it no faster. */
  private static final int TOGETHER = 100;

  private static final String INSERT =
      "INSERT INTO account_staged (seq, line, caller, word, merchant, space) VALUES ";
  private static final String ROW = "(?, ?, ?, ?, ?, ?)";
  private static final int COLUMNS = 6;

  /** The same word twice: the second and every later line. */
  private static final String DOUBLED =
      "SELECT line, word, earlier FROM (SELECT line, word, seq, min(line) OVER w AS earlier,"
          + " min(seq) OVER w AS first FROM account_staged WINDOW w AS (PARTITION BY caller, word)) d"
          + " WHERE seq > first ORDER BY line";

  /** Somebody else's word, unless the import takes it away from that merchant. */
  private static final String TAKEN =
      "SELECT s.line, s.word, a.merchant FROM account_staged s"
          + " JOIN account a ON a.caller = s.caller AND a.word = s.word"
          + " LEFT JOIN account_staged o"
          + " ON o.caller = a.caller AND o.word = a.merchant AND o.space = ''"
          + " WHERE a.merchant <> s.merchant AND o.seq IS NULL ORDER BY s.line";

  /** What the merchants of these rows have that the rows do not say. */
  private static final String REMOVE =
      "DELETE FROM account WHERE (caller, merchant) IN (SELECT caller, merchant FROM account_staged"
          + " WHERE space = '' AND seq BETWEEN ? AND ?)"
          + " AND (caller, merchant, space, word) NOT IN (SELECT caller, merchant, space, word"
          + " FROM account_staged WHERE seq BETWEEN ? AND ?)";

  /** A word may still be with the merchant that a later row takes it from. */
  private static final String ENTER =
      "INSERT INTO account (caller, word, merchant, space)"
          + " SELECT caller, word, merchant, space FROM account_staged WHERE seq BETWEEN ? AND ?"
          + " ON CONFLICT (caller, word) DO UPDATE SET merchant = excluded.merchant,"
          + " space = excluded.space"
          + " WHERE account.merchant <> excluded.merchant OR account.space <> excluded.space";

  private static final String DELETE = "DELETE FROM account_staged WHERE seq BETWEEN ? AND ?";
  private static final String FIRST = "SELECT min(seq) FROM account_staged WHERE seq >= ?";

  private StagedRows() {}

  /** A row with its place. */
  record Staged(long seq, long line, AccountEntry entry) {}

  /** A word of a row. */
  private record Word(Staged row, String space, String word) {}

  static void insert(Connection connection, List<Staged> rows) throws SQLException {
    List<Word> words = new ArrayList<>(rows.size() * 3);
    for (Staged row : rows) {
      for (Map.Entry<String, String> word : AccountWords.of(row.entry).entrySet()) {
        words.add(new Word(row, word.getKey(), word.getValue()));
      }
    }
    int whole = words.size() / TOGETHER * TOGETHER;
    insert(connection, words.subList(0, whole), TOGETHER);
    insert(connection, words.subList(whole, words.size()), words.size() - whole);
  }

  private static void insert(Connection connection, List<Word> words, int together)
      throws SQLException {
    if (words.isEmpty()) {
      return;
    }
    String sql = INSERT + ROW + (", " + ROW).repeat(together - 1);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < words.size(); i++) {
        Word word = words.get(i);
        int at = i % together * COLUMNS;
        statement.setLong(at + 1, word.row.seq);
        statement.setLong(at + 2, word.row.line);
        statement.setString(at + 3, word.row.entry.caller());
        statement.setString(at + 4, word.word);
        statement.setString(at + 5, word.row.entry.merchant());
        statement.setString(at + 6, word.space);
        if ((i + 1) % together == 0) {
          statement.addBatch();
        }
      }
      statement.executeBatch();
    }
  }

  /** Tells the planner how many there are: by default it believes there are none. */
  static void analyze(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE account_staged");
    }
  }

  /** Finds the lines that cannot be applied. */
  static void check(Connection connection, WrongRows wrong) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(DOUBLED)) {
      while (rows.next()) {
        long line = rows.getLong(1);
        long earlier = rows.getLong(3);
        String where = line == earlier ? "twice" : "also in line " + earlier;
        wrong.add(new Wrong(line, AccountImport.shown(rows.getString(2)) + " is there " + where));
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TAKEN)) {
      while (rows.next()) {
        wrong.add(
            new Wrong(rows.getLong(1), AccountImport.taken(rows.getString(2), rows.getString(3))));
      }
    }
  }

  /**
   * The first place at or after this one where a row is; -1 when there is none.
   *
   * @param from what lies before need not be looked at
   */
  static long first(Connection connection, long from) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
      statement.setLong(1, from);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        long first = row.getLong(1);
        return row.wasNull() ? -1 : first;
      }
    }
  }

  /** Enters the rows of these places, and lets them go. */
  static void apply(Connection connection, long from, long to) throws SQLException {
    between(connection, REMOVE, from, to, from, to);
    between(connection, ENTER, from, to);
    drop(connection, from, to);
  }

  static void drop(Connection connection, long from, long to) throws SQLException {
    between(connection, DELETE, from, to);
  }

  private static void between(Connection connection, String sql, long... places)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < places.length; i++) {
        statement.setLong(i + 1, places[i]);
      }
      statement.executeUpdate();
    }
  }
}
