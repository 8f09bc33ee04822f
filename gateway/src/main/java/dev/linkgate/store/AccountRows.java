package dev.linkgate.store;

import dev.linkgate.accounts.AccountEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account map's table. */
final class AccountRows {
  private static final String FIND =
      "SELECT m.caller, m.word, m.ids FROM account a"
          + " JOIN account m ON m.caller = a.caller AND m.word = a.merchant"
          + " WHERE a.caller = ? AND a.word = ? AND m.ids IS NOT NULL";

  private static final String PAGE =
      "SELECT caller, word, ids FROM account WHERE ids IS NOT NULL AND (caller, word) > (?, ?)";
  private static final String PAGE_OF_CALLER = PAGE + " AND caller = ?";
  private static final String PAGE_ORDER = " ORDER BY caller, word LIMIT ?";

  private static final String OWNER = "SELECT merchant FROM account WHERE caller = ? AND word = ?";
  private static final String INSERT =
      "INSERT INTO account (caller, word, merchant, ids) VALUES (?, ?, ?, ?)";
  private static final String DELETE =
      "DELETE FROM account WHERE caller = ? AND word = ? AND merchant = ?";

  private AccountRows() {}

  static Optional<AccountEntry> find(Connection connection, String caller, String word)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, caller);
      statement.setString(2, word);
      return entries(statement).stream().findFirst();
    }
  }

  static List<AccountEntry> page(
      Connection connection, @Nullable String caller, @Nullable AccountEntry after, int limit)
      throws SQLException {
    String sql = (caller == null ? PAGE : PAGE_OF_CALLER) + PAGE_ORDER;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int at = 1;
      statement.setString(at++, after == null ? "" : after.caller());
      statement.setString(at++, after == null ? "" : after.merchant());
      if (caller != null) {
        statement.setString(at++, caller);
      }
      statement.setInt(at, limit);
      return entries(statement);
    }
  }

  static List<AccountEntry> entries(PreparedStatement statement) throws SQLException {
    List<AccountEntry> entries = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String merchant = rows.getString(2);
        entries.add(
            new AccountWord(rows.getString(1), merchant, merchant, rows.getString(3)).entry());
      }
    }
    return entries;
  }

  /** The merchant a word leads to. */
  static Optional<String> owner(Connection connection, AccountWord word) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OWNER)) {
      statement.setString(1, word.caller());
      statement.setString(2, word.word());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  static void insert(Connection connection, Collection<AccountWord> words) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (AccountWord word : words) {
        statement.setString(1, word.caller());
        statement.setString(2, word.word());
        statement.setString(3, word.merchant());
        statement.setString(4, word.ids());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Removes words, unless they lead to another merchant by now. */
  static void delete(Connection connection, Collection<AccountWord> words) throws SQLException {
    if (words.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      for (AccountWord word : words) {
        statement.setString(1, word.caller());
        statement.setString(2, word.word());
        statement.setString(3, word.merchant());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
