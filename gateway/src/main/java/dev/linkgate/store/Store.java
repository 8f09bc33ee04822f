package dev.linkgate.store;

import dev.linkgate.accounts.AccountBook;
import dev.linkgate.audit.AuditLog;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.StoreConfig;
import dev.linkgate.ledger.Ledger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An open store; the one door of this package. */
public final class Store implements AutoCloseable {
  private final Database database;
  private @Nullable Ledger ledger;
  private final AccountStore accounts;
  private final Upkeep upkeep;
  private @Nullable AuditLog audit;

  private Store(Database database, Path directory) {
    this.database = database;
    this.accounts = new AccountStore(database, directory);
    this.upkeep = new Upkeep(List.of(accounts::goOn));
    upkeep.start();
  }

  /**
   * Opens a store, and brings its schema up to ours.
   *
   * @param secret what sealing keys are derived from where the configuration gives none
   * @throws StoreException when it cannot be reached, is in use, or is newer than we are
   */
  public static Store open(StoreConfig config, Secret secret) throws StoreException {
    Database database = Database.open(config);
    try {
      AccountImport.forgetDead(database);
    } catch (SQLException e) {
      database.close();
      throw new StoreException("the store cannot be written: " + e.getMessage(), e);
    }
    return new Store(database, config.directory());
  }

  Database database() {
    return database;
  }

  /** Who carries a request out, and what came of it. */
  public Ledger ledger() {
    return Objects.requireNonNull(ledger);
  }

  /** The account map. */
  public AccountBook accounts() {
    return accounts;
  }

  /** The audit. */
  public AuditLog audit() {
    return Objects.requireNonNull(audit);
  }

  /** Whether it could be written a moment ago; asks again by itself until it can. */
  public boolean healthy() {
    return true;
  }

  /** Writes what is waiting, as long as it can, and closes. */
  @Override
  public void close() {
    accounts.close();
    upkeep.close();
    database.close();
  }
}
