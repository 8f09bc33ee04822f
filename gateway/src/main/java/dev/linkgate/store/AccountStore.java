package dev.linkgate.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.linkgate.accounts.AccountBook;
import dev.linkgate.accounts.AccountEntry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account map in the store, with what was looked up a moment ago at hand. */
final class AccountStore implements AccountBook {
  /** How long another node's change goes unseen. */
  private static final Duration REMEMBERED = Duration.ofSeconds(2);

  /** About 300 bytes each. */
  private static final int MOST_REMEMBERED = 50_000;

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

  /**
   * @param directory where files may lie for a while
   */
  AccountStore(Database database, Path directory) {
    this.database = database;
    this.imports = new AccountImport(database, directory);
  }

  @Override
  public Optional<AccountEntry> find(String caller, String word) {
    return found.get(new Asked(caller, word, imports.applied()), this::read);
  }

  private Optional<AccountEntry> read(Asked asked) {
    try {
      return database.read(it -> AccountRows.find(it, asked.caller, asked.word));
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  @Override
  public List<AccountEntry> list(
      @Nullable String caller, @Nullable String search, @Nullable AccountEntry after, int limit) {
    try {
      return database.read(
          it ->
              search == null
                  ? AccountRows.page(it, caller, after, limit)
                  : new AccountSearch(it, caller, search, after, limit).page());
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
    List<AccountWord> words = AccountWord.of(entry);
    List<String> problems = new ArrayList<>();
    for (AccountWord word : words) {
      Optional<String> owner = AccountRows.owner(connection, word);
      if (owner.isPresent() && !owner.get().equals(entry.merchant())) {
        problems.add(AccountImport.taken(word.word(), owner.get()));
      }
    }
    if (problems.isEmpty()) {
      delete(connection, entry.caller(), entry.merchant(), changed);
      AccountRows.insert(connection, words);
      forget(words, changed);
    }
    return problems;
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
        AccountRows.find(connection, caller, merchant)
            .filter(entry -> entry.merchant().equals(merchant));
    if (old.isEmpty()) {
      return false;
    }
    List<AccountWord> words = AccountWord.of(old.get());
    AccountRows.delete(connection, words);
    forget(words, changed);
    return true;
  }

  private void forget(List<AccountWord> words, List<Asked> changed) {
    for (AccountWord word : words) {
      changed.add(new Asked(word.caller(), word.word(), imports.applied()));
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
