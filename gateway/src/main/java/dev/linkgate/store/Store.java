package dev.linkgate.store;

import dev.linkgate.accounts.AccountBook;
import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.audit.AuditLog;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.Secret;
import dev.linkgate.config.StoreConfig;
import dev.linkgate.contract.drift.DriftBook;
import dev.linkgate.ledger.Ledger;
import dev.linkgate.ledger.LedgerKey;
import dev.linkgate.ledger.StoredAnswer;
import dev.linkgate.refresh.RefreshUses;
import dev.linkgate.sandbox.SandboxBook;
import java.util.List;

/** An open store; the one door of this package. */
public final class Store implements AutoCloseable {
  /** The version of the schema an open store has. */
  public static final int SCHEMA = Schema.NEWEST;

  final Database database;

  /** Claims, and what takes them back. */
  private final Writer claims;

  /** What exchanges came to, and the audit. */
  private final Writer ends;

  private final Patience patience;
  private final Readers readers;
  private final Purge purge;
  private final Checkpoints checkpoints;
  private final Ledger ledger;
  private final AccountStore accounts;
  private final AuditStore audit;
  private final DriftStore drift;
  private final SandboxStore sandbox;
  private final RefreshStore refresh;
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
    ends = new Writer(database, "write");
    // A server's disk is waited for by both at once; a file has one writer.
    claims = database.isOurs() ? ends : new Writer(database, "claim");
    patience = new Patience(claims == ends ? List.of(ends) : List.of(ends, claims));
    readers = new Readers(database);
    ledger =
        new LedgerStore(
            new LedgerSql(database.dialect()),
            claims,
            ends,
            readers,
            seal,
            database.isOurs(),
            config.dropsLinks());
    purge = new Purge(database, config.dropsLinks());
    checkpoints = new Checkpoints(database);
    accounts = new AccountStore(database, config.directory());
    audit = new AuditStore(database, ends, config);
    drift = new DriftStore(database);
    sandbox = new SandboxStore(database, seal, config.isMemory());
    refresh = new RefreshStore(database);
    upkeep =
        new Upkeep(
            List.of(accounts::goOn, audit::purge, drift::purge, sandbox::purge, refresh::purge));
    ends.start();
    if (claims != ends) {
      claims.start();
    }
    patience.start();
    purge.start();
    if (config.isFile()) {
      checkpoints.start();
    }
    upkeep.start();
    Thread.ofVirtual().name("linkgate-store-warm").start(() -> warm(seal));
  }

  /** The first sealing takes some 200 ms: classes, ciphers, statements. No caller should wait. */
  private void warm(Seal seal) {
    LedgerKey nobodys = new LedgerKey("", "", "", true);
    HttpAnswer empty = new HttpAnswer(200, Headers.NONE, new byte[0]);
    StoredAnswer answer = new StoredAnswer(empty, "", null, null, null, List.of(), null);
    try {
      seal.open(nobodys, seal.close(nobodys, answer));
      ledger.look(nobodys, "");
    } catch (GatewayException e) {
      // closed already, or down: the first caller is told
    }
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

  /** Where upstreams leave their documents. */
  public DriftBook drift() {
    return drift;
  }

  /** What the sandbox plays. */
  public SandboxBook sandbox() {
    return sandbox;
  }

  /** How often each refresh URL has made a link. */
  public RefreshUses refreshUses() {
    return refresh;
  }

  /** Whether it could be written a moment ago; asks again by itself until it can. */
  public boolean healthy() {
    return claims.healthy() && ends.healthy();
  }

  Database database() {
    return database;
  }

  Purge purge() {
    return purge;
  }

  Writer ends() {
    return ends;
  }

  /** Writes what is waiting, as long as it can, and closes. */
  @Override
  public void close() {
    purge.close();
    checkpoints.close();
    accounts.close();
    upkeep.close();
    claims.end();
    ends.end();
    claims.close();
    ends.close();
    patience.close();
    readers.close();
    database.close();
  }
}
