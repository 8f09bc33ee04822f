package dev.linkgate.store;

import dev.linkgate.accounts.AccountBook;
import dev.linkgate.audit.AuditEntry;
import dev.linkgate.audit.AuditLog;
import dev.linkgate.audit.AuditQuery;
import dev.linkgate.audit.AuditRow;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.StoreConfig;
import dev.linkgate.ledger.Ledger;
import java.sql.SQLException;
import java.util.List;

/** An open store; the one door of this package. */
public final class Store implements AutoCloseable {
  private final Database database;
  private final Writer writer;
  private final Readers readers;
  private final Ledger ledger;
  private final AccountStore accounts;
  private final Upkeep upkeep;

  private Store(StoreConfig config, Secret secret) throws StoreException {
    Seal seal = new Seal(config.keys(), secret);
    database = Database.open(config);
    try {
      AccountImport.forgetDead(database);
    } catch (SQLException e) {
      database.close();
      throw new StoreException("the store cannot be written: " + e.getMessage(), e);
    }
    LedgerSql sql = new LedgerSql(database.dialect());
    writer = new Writer(database, sql);
    readers = new Readers(database);
    ledger = new LedgerStore(sql, writer, readers, seal, database.isOurs());
    writer.start();
    accounts = new AccountStore(database);
    upkeep = new Upkeep(List.of(accounts::goOn));
    upkeep.start();
  }

  /**
   * Opens a store, and brings its schema up to ours.
   *
   * @param secret what sealing keys are derived from where the configuration gives none
   * @throws StoreException when it cannot be reached, is in use, or is newer than we are
   */
  public static Store open(StoreConfig config, Secret secret) throws StoreException {
    return new Store(config, secret);
  }

  /** Who carries a request out, and what came of it. */
  public Ledger ledger() {
    return ledger;
  }

  /** The account map. */
  public AccountBook accounts() {
    return accounts;
  }

  /** The audit. */
  public AuditLog audit() {
    return new AuditLog() {
      @Override
      public void add(AuditEntry entry) {
        writer.put(entry);
      }

      @Override
      public List<AuditRow> query(AuditQuery query) {
        return List.of();
      }
    };
  }

  /** Whether it could be written a moment ago; asks again by itself until it can. */
  public boolean healthy() {
    return writer.healthy();
  }

  /** Writes what is waiting, as long as it can, and closes. */
  @Override
  public void close() {
    accounts.close();
    upkeep.close();
    writer.close();
    readers.close();
    database.close();
  }
}
