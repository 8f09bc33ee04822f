package dev.linkgate.store;

import dev.linkgate.accounts.AccountEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries one of whose words begins as was asked, in the order of caller and merchant. */
final class AccountSearch {
  /**
   * So many words are looked up and put in order at once. Where more begin like that, as with
   * {@code acct_} while it is typed, walking along the entries meets a page of them sooner: of
   * 1,000,000 accounts, putting all in order took 5 to 17 s.
   */
  static final int FEW = 10_000;

  private static final int STEP = 1_000;

  /** The highest character there is: what begins with a prefix sorts before the prefix and it. */
  private static final String LAST = Character.toString(0x10FFFF);

  /** Caller by caller, since the key begins with it. */
  private static final String CALLERS =
      "WITH RECURSIVE c(caller) AS (SELECT min(caller) FROM account UNION ALL"
          + " SELECT (SELECT min(a.caller) FROM account a WHERE a.caller > c.caller)"
          + " FROM c WHERE c.caller IS NOT NULL)";

  private static final String WORDS = " FROM c JOIN account a ON a.caller = c.caller";
  private static final String BEGINNING = " a.word >= ? AND a.word < ?";
  private static final String OF_CALLER = " AND c.caller = ?";

  private static final String COUNT =
      CALLERS + " SELECT count(*) FROM (SELECT a.word" + WORDS + " WHERE" + BEGINNING;
  private static final String AT_MOST = " LIMIT ?) hits";

  private static final String IDS = COUNT + " AND a.ids IS NULL";
  private static final String ALL_CALLERS = CALLERS + " SELECT caller FROM c ORDER BY caller";
  private static final String MERCHANTS =
      "SELECT caller, word, ids FROM account WHERE ids IS NOT NULL"
          + " AND caller = ? AND word > ? AND word >= ? AND word < ? ORDER BY word LIMIT ?";

  private static final String SEARCH =
      CALLERS
          + " SELECT DISTINCT m.caller, m.word, m.ids"
          + WORDS
          + " JOIN account m ON m.caller = a.caller AND m.word = a.merchant"
          + " WHERE m.ids IS NOT NULL AND (m.caller, m.word) > (?, ?) AND"
          + BEGINNING;
  private static final String ORDER = " ORDER BY m.caller, m.word LIMIT ?";

  private final Connection connection;
  private final @Nullable String caller;
  private final String search;
  private final @Nullable AccountEntry after;
  private final int limit;

  /**
   * @param caller whose; null for everybody's
   * @param search what a word begins with
   * @param after the last entry of the page before; null for the first page
   * @param limit entries at most
   */
  AccountSearch(
      Connection connection,
      @Nullable String caller,
      String search,
      @Nullable AccountEntry after,
      int limit) {
    this.connection = connection;
    this.caller = caller;
    this.search = search;
    this.after = after;
    this.limit = limit;
  }

  List<AccountEntry> page() throws SQLException {
    if (!more(COUNT, FEW)) {
      return ordered();
    }
    return more(IDS, 0) ? walked() : merchants();
  }

  private boolean more(String count, int than) throws SQLException {
    String sql = count + (caller == null ? "" : OF_CALLER) + AT_MOST;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int at = beginning(statement, 1);
      statement.setInt(at, than + 1);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getInt(1) > than;
      }
    }
  }

  /** Where no id begins like that, the merchants that do are side by side. */
  private List<AccountEntry> merchants() throws SQLException {
    List<AccountEntry> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(MERCHANTS)) {
      for (String each : caller == null ? callers() : List.of(caller)) {
        int order = after == null ? 1 : each.compareTo(after.caller());
        if (order >= 0 && found.size() < limit) {
          statement.setString(1, each);
          statement.setString(2, after != null && order == 0 ? after.merchant() : "");
          statement.setString(3, search);
          statement.setString(4, search + LAST);
          statement.setInt(5, limit - found.size());
          found.addAll(AccountRows.entries(statement));
        }
      }
    }
    return found;
  }

  private List<String> callers() throws SQLException {
    List<String> callers = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(ALL_CALLERS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String each = rows.getString(1);
        if (each != null) { // behind the last one
          callers.add(each);
        }
      }
    }
    return callers;
  }

  private List<AccountEntry> ordered() throws SQLException {
    String sql = SEARCH + (caller == null ? "" : OF_CALLER) + ORDER;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, after == null ? "" : after.caller());
      statement.setString(2, after == null ? "" : after.merchant());
      int at = beginning(statement, 3);
      statement.setInt(at, limit);
      return AccountRows.entries(statement);
    }
  }

  private List<AccountEntry> walked() throws SQLException {
    List<AccountEntry> found = new ArrayList<>();
    AccountEntry last = after;
    List<AccountEntry> step;
    do {
      step = AccountRows.page(connection, caller, last, STEP);
      step.stream().filter(this::begins).limit(limit - found.size()).forEach(found::add);
      last = step.isEmpty() ? last : step.getLast();
    } while (step.size() == STEP && found.size() < limit);
    return found;
  }

  private boolean begins(AccountEntry entry) {
    return entry.merchant().startsWith(search)
        || entry.ids().values().stream().anyMatch(id -> id.startsWith(search));
  }

  private int beginning(PreparedStatement statement, int first) throws SQLException {
    int at = first;
    statement.setString(at++, search);
    statement.setString(at++, search + LAST);
    if (caller != null) {
      statement.setString(at++, caller);
    }
    return at;
  }
}
