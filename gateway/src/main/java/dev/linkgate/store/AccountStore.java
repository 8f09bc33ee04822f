package dev.linkgate.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.linkgate.accounts.AccountBook;
import dev.linkgate.accounts.AccountEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account map in the store, with what was looked up a moment ago at hand. */
final class AccountStore implements AccountBook {
  /** How long another node's change goes unseen. */
  private static final Duration REMEMBERED = Duration.ofSeconds(2);

  /** About 300 bytes each. */
  private static final int MOST_REMEMBERED = 50_000;

  private static final String INSERT =
      "INSERT INTO account (caller, word, merchant, space) VALUES (?, ?, ?, ?)";
  private static final String OWNER = "SELECT merchant FROM account WHERE caller = ? AND word = ?";
  private static final String DELETE = "DELETE FROM account WHERE caller = ? AND merchant = ?";

  /** Two nodes that enter the same word at the same moment: the later one finds the earlier's. */
  private static final int ATTEMPTS = 3;

  /** SQL standard: an integrity constraint was violated. */
  private static final String CONFLICT = "23";

  private final Database database;
  private final AccountImport imports;
  private final Cache<Asked, Optional<AccountEntry>> found =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED).build();

  /** A look-up, and the imports there had been before it. */
  private record Asked(String caller, String word, long imports) {}

  AccountStore(Database database) {
    this.database = database;
    this.imports = new AccountImport(database);
  }

  @Override
  public Optional<AccountEntry> find(String caller, String word) {
    return found.get(new Asked(caller, word, imports.applied()), this::read);
  }

  private Optional<AccountEntry> read(Asked asked) {
    try {
      return database.read(it -> AccountWords.find(it, asked.caller, asked.word));
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  @Override
  public List<AccountEntry> list(
      @Nullable String caller, @Nullable String search, @Nullable AccountEntry after, int limit) {
    try {
      return database.read(it -> AccountWords.page(it, caller, search, after, limit));
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  @Override
  public List<String> set(AccountEntry entry) {
    for (int attempt = 1; ; attempt++) {
      List<Asked> changed = new ArrayList<>();
      try {
        return database.write(it -> set(it, entry, changed));
      } catch (SQLException e) {
        String state = e.getSQLState();
        if (attempt == ATTEMPTS || state == null || !state.startsWith(CONFLICT)) {
          throw StoreDown.because(e);
        }
      } finally {
        found.invalidateAll(changed);
      }
    }
  }

  private List<String> set(Connection connection, AccountEntry entry, List<Asked> changed)
      throws SQLException {
    imports.refuseOthers(connection);
    List<String> problems = new ArrayList<>();
    for (String word : AccountWords.of(entry).values()) {
      Optional<String> owner = owner(connection, entry.caller(), word);
      if (owner.isPresent() && !owner.get().equals(entry.merchant())) {
        problems.add(AccountImport.taken(word, owner.get()));
      }
    }
    if (!problems.isEmpty()) {
      return problems;
    }
    delete(connection, entry.caller(), entry.merchant(), changed);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Map.Entry<String, String> word : AccountWords.of(entry).entrySet()) {
        insert.setString(1, entry.caller());
        insert.setString(2, word.getValue());
        insert.setString(3, entry.merchant());
        insert.setString(4, word.getKey());
        insert.addBatch();
        changed.add(new Asked(entry.caller(), word.getValue(), imports.applied()));
      }
      insert.executeBatch();
    }
    return problems;
  }

  private static Optional<String> owner(Connection connection, String caller, String word)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OWNER)) {
      statement.setString(1, caller);
      statement.setString(2, word);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  @Override
  public boolean remove(String caller, String merchant) {
    List<Asked> changed = new ArrayList<>();
    try {
      return database.write(
          it -> {
            imports.refuseOthers(it);
            return delete(it, caller, merchant, changed);
          });
    } catch (SQLException e) {
      throw StoreDown.because(e);
    } finally {
      found.invalidateAll(changed);
    }
  }

  private boolean delete(Connection connection, String caller, String merchant, List<Asked> changed)
      throws SQLException {
    Optional<AccountEntry> old =
        AccountWords.find(connection, caller, merchant)
            .filter(entry -> entry.merchant().equals(merchant));
    if (old.isEmpty()) {
      return false;
    }
    for (String word : AccountWords.of(old.get()).values()) {
      changed.add(new Asked(caller, word, imports.applied()));
    }
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      statement.setString(1, caller);
      statement.setString(2, merchant);
      return statement.executeUpdate() > 0;
    }
  }

  @Override
  public Imported load(Iterator<ImportRow> rows) {
    return imports.load(rows);
  }

  /** Goes on with an import whose process ended while it applied it. */
  void goOn() {
    imports.rollForward();
  }

  /** Stops what is under way between two of its steps. */
  void close() {
    imports.close();
  }
}
