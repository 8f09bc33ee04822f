package dev.linkgate.store;

import dev.linkgate.accounts.AccountEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the table of words and puts entries together from it. */
final class AccountWords {
  /** The account space of a caller's own word. */
  static final String OWN = "";

  /** The highest character there is: what begins with a prefix sorts before the prefix and it. */
  private static final String LAST = Character.toString(0x10FFFF);

  private static final String ENTRIES =
      " JOIN account b ON b.caller = p.caller AND b.merchant = p.merchant"
          + " ORDER BY b.caller, b.merchant";

  private static final String COLUMNS = "SELECT b.caller, b.merchant, b.space, b.word FROM ";

  private static final String FIND =
      COLUMNS + "(SELECT caller, merchant FROM account WHERE caller = ? AND word = ?) p" + ENTRIES;

  private static final String PAGE =
      COLUMNS
          + "(SELECT caller, merchant FROM account WHERE space = ''%s AND (caller, merchant) > (?, ?)"
          + " ORDER BY caller, merchant LIMIT ?) p"
          + ENTRIES;

  /** Caller by caller, since the index begins with it. */
  private static final String SEARCH =
      "WITH RECURSIVE c(caller) AS (SELECT min(caller) FROM account UNION ALL"
          + " SELECT (SELECT min(a.caller) FROM account a WHERE a.caller > c.caller)"
          + " FROM c WHERE c.caller IS NOT NULL) "
          + COLUMNS
          + "(SELECT DISTINCT a.caller, a.merchant FROM c JOIN account a ON a.caller = c.caller"
          + " WHERE a.word >= ? AND a.word < ?%s AND (a.caller, a.merchant) > (?, ?)"
          + " ORDER BY a.caller, a.merchant LIMIT ?) p"
          + ENTRIES;

  private AccountWords() {}

  static Optional<AccountEntry> find(Connection connection, String caller, String word)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, caller);
      statement.setString(2, word);
      return entries(statement).stream().findFirst();
    }
  }

  static List<AccountEntry> page(
      Connection connection,
      @Nullable String caller,
      @Nullable String search,
      @Nullable AccountEntry after,
      int limit)
      throws SQLException {
    String sql =
        search == null
            ? PAGE.formatted(caller == null ? "" : " AND caller = ?")
            : SEARCH.formatted(caller == null ? "" : " AND c.caller = ?");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int at = 1;
      if (search != null) {
        statement.setString(at++, search);
        statement.setString(at++, search + LAST);
      }
      if (caller != null) {
        statement.setString(at++, caller);
      }
      statement.setString(at++, after == null ? "" : after.caller());
      statement.setString(at++, after == null ? "" : after.merchant());
      statement.setInt(at, limit);
      return entries(statement);
    }
  }

  private static List<AccountEntry> entries(PreparedStatement statement) throws SQLException {
    List<AccountEntry> entries = new ArrayList<>();
    Map<String, String> ids = new TreeMap<>();
    String caller = null;
    String merchant = null;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String nextCaller = rows.getString(1);
        String nextMerchant = rows.getString(2);
        if (caller != null
            && merchant != null
            && !(caller.equals(nextCaller) && merchant.equals(nextMerchant))) {
          entries.add(new AccountEntry(caller, merchant, ids));
          ids.clear();
        }
        caller = nextCaller;
        merchant = nextMerchant;
        String space = rows.getString(3);
        if (!space.equals(OWN)) {
          ids.put(space, rows.getString(4));
        }
      }
    }
    if (caller != null && merchant != null) {
      entries.add(new AccountEntry(caller, merchant, ids));
    }
    return entries;
  }

  /** Every word of an entry, by account space. */
  static Map<String, String> of(AccountEntry entry) {
    Map<String, String> words = new TreeMap<>(entry.ids());
    words.put(OWN, entry.merchant());
    return words;
  }
}
