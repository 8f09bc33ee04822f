package dev.linkgate.store;

import dev.linkgate.accounts.AccountBook;
import dev.linkgate.audit.AuditLog;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.StoreConfig;
import dev.linkgate.ledger.Ledger;
import java.util.List;

/** An open store; the one door of this package. */
public final class Store implements AutoCloseable {
  final Database database;
  private final Writer writer;
  private final Readers readers;
  private final Ledger ledger;
  private final AccountStore accounts;
  private final AuditStore audit;
  private final Upkeep upkeep;

  private Store(StoreConfig config, Secret secret) throws StoreException {
    Seal seal = new Seal(config.keys(), secret);
    database = Database.open(config);
    try {
      AccountImport.forgetDead(database);
    } catch (StoreException e) {
      database.close();
      throw e;
    }
    LedgerSql sql = new LedgerSql(database.dialect());
    writer = new Writer(database, sql);
    readers = new Readers(database);
    ledger = new LedgerStore(sql, writer, readers, seal, database.isOurs());
    accounts = new AccountStore(database, config.directory());
    audit = new AuditStore(database, writer, config);
    upkeep = new Upkeep(List.of(accounts::goOn, audit::purge));
    writer.start();
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
    return audit;
  }

  /** Whether it could be written a moment ago; asks again by itself until it can. */
  public boolean healthy() {
    return writer.healthy();
  }

  /** Writes what is waiting, as long as it can, and closes. */
  @Override
  public void close() {
    accounts.close();
    audit.close();
    upkeep.close();
    writer.close();
    readers.close();
    database.close();
  }
}
