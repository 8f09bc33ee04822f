package dev.linkgate.store;

import dev.linkgate.accounts.AccountBook.Wrong;
import dev.linkgate.accounts.AccountEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words of an import that wait for the rest of it. */
final class StagedRows {
  /** Rows of one statement; more make it no faster. */
  private static final int TOGETHER = 100;

  private static final String INSERT =
      "INSERT INTO account_staged (seq, caller, word, merchant, ids, line) VALUES ";
  private static final String ROW = "(?, ?, ?, ?, ?, ?)";
  private static final int COLUMNS = 6;

  /** Somebody else's word, unless the import takes it away from that merchant. */
  private static final String TAKEN =
      "SELECT s.line, s.word, a.merchant FROM account_staged s"
          + " JOIN account a ON a.caller = s.caller AND a.word = s.word"
          + " WHERE a.merchant <> s.merchant AND NOT EXISTS (SELECT 1 FROM account_staged o"
          + " WHERE o.caller = a.caller AND o.word = a.merchant AND o.ids IS NOT NULL)";

  /** Merchants that have other ids now. */
  private static final String CHANGED =
      "SELECT s.caller, s.merchant, s.ids, m.ids FROM account_staged s"
          + " JOIN account m ON m.caller = s.caller AND m.word = s.word"
          + " WHERE s.seq BETWEEN ? AND ? AND s.ids <> m.ids";

  /** A word may still be with the merchant that another row takes it from. */
  private static final String ENTER =
      "INSERT INTO account (caller, word, merchant, ids)"
          + " SELECT caller, word, merchant, ids FROM account_staged WHERE seq BETWEEN ? AND ?"
          + " ON CONFLICT (caller, word) DO UPDATE SET merchant = excluded.merchant,"
          + " ids = excluded.ids WHERE account.merchant <> excluded.merchant"
          + " OR account.ids IS DISTINCT FROM excluded.ids";

  private static final String DELETE = "DELETE FROM account_staged WHERE seq BETWEEN ? AND ?";
  private static final String FIRST = "SELECT min(seq) FROM account_staged WHERE seq >= ?";

  private StagedRows() {}

  /**
   * Writes words down.
   *
   * @param from the first one's number
   */
  static void insert(Connection connection, List<StagedWord> words, long from) throws SQLException {
    int whole = words.size() / TOGETHER * TOGETHER;
    insert(connection, words.subList(0, whole), from, TOGETHER);
    insert(connection, words.subList(whole, words.size()), from + whole, words.size() - whole);
  }

  private static void insert(Connection connection, List<StagedWord> words, long from, int together)
      throws SQLException {
    if (words.isEmpty()) {
      return;
    }
    String sql = INSERT + ROW + (", " + ROW).repeat(together - 1);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < words.size(); i++) {
        AccountWord word = words.get(i).word();
        int at = i % together * COLUMNS;
        statement.setLong(at + 1, from + i);
        statement.setString(at + 2, word.caller());
        statement.setString(at + 3, word.word());
        statement.setString(at + 4, word.merchant());
        statement.setString(at + 5, word.ids());
        statement.setLong(at + 6, words.get(i).line());
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
        ResultSet rows = statement.executeQuery(TAKEN)) {
      while (rows.next()) {
        wrong.add(
            new Wrong(rows.getLong(1), AccountImport.taken(rows.getString(2), rows.getString(3))));
      }
    }
  }

  /**
   * Has the rest of a transaction look rows up one by one. PostgreSQL's planner has no figures yet
   * of a table that is being filled, and read all of it for each piece: 300,000 merchants took
   * minutes.
   */
  static void byKey(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off;"
              + " SET LOCAL enable_mergejoin = off");
    }
  }

  /**
   * Enters some words, and lets them go.
   *
   * @param from what lies before need not be looked at
   * @return where to go on; -1 when there are no more
   */
  static long apply(Connection connection, long from, int size) throws SQLException {
    long first = first(connection, from);
    if (first < 0) {
      return -1;
    }
    long last = first + size - 1;
    AccountRows.delete(connection, givenUp(connection, first, last));
    between(connection, ENTER, first, last);
    between(connection, DELETE, first, last);
    return last + 1;
  }

  private static List<AccountWord> givenUp(Connection connection, long first, long last)
      throws SQLException {
    List<AccountWord> all = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(CHANGED)) {
      statement.setLong(1, first);
      statement.setLong(2, last);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String caller = rows.getString(1);
          String merchant = rows.getString(2);
          all.addAll(
              givenUp(
                  new AccountWord(caller, merchant, merchant, rows.getString(4)),
                  new AccountWord(caller, merchant, merchant, rows.getString(3))));
        }
      }
    }
    return all;
  }

  /** The ids a merchant had and has no longer. */
  private static List<AccountWord> givenUp(AccountWord before, AccountWord after) {
    AccountEntry old = before.entry();
    Set<String> kept = new HashSet<>(after.entry().ids().values());
    return AccountWord.of(old).stream()
        .filter(word -> word.ids() == null && !kept.contains(word.word()))
        .toList();
  }

  /**
   * Lets some words go.
   *
   * @return where to go on; -1 when there are no more
   */
  static long drop(Connection connection, long from, int size) throws SQLException {
    long first = first(connection, from);
    if (first < 0) {
      return -1;
    }
    between(connection, DELETE, first, first + size - 1);
    return first + size;
  }

  private static long first(Connection connection, long from) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
      statement.setLong(1, from);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        long first = row.getLong(1);
        return row.wasNull() ? -1 : first;
      }
    }
  }

  private static void between(Connection connection, String sql, long first, long last)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, first);
      statement.setLong(2, last);
      statement.executeUpdate();
    }
  }
}
