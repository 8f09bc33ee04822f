package dev.linkgate.store;

import dev.linkgate.canonical.Secret;
import dev.linkgate.config.StoreConfig;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** How the two databases are connected to, for which use. */
final class Sources {
  /** By this a server tells our connections from others'. */
  static final String APPLICATION = "linkgate";

  /** A server that does not answer a connection within this does not answer a caller in time. */
  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** Less than a caller waits; a server that stands still is noticed by it. */
  private static final Duration ANSWER = Duration.ofSeconds(2);

  /** What a migration of a large table may take; nobody waits for it but a start. */
  private static final Duration MIGRATION = Duration.ofMinutes(30);

  /** SQLite waits this long for another process's lock, such as a backup's. */
  private static final Duration BUSY = Duration.ofSeconds(1);

  /** 128 MiB: what SQLite carries over by itself when {@link Checkpoints} do not come to it. */
  private static final String LOG_PAGES = "32000";

  private Sources() {}

  /** Short transactions, and reads. */
  static DataSource quick(StoreConfig config) {
    return config.isServer() ? postgresql(config, ANSWER) : sqlite(config);
  }

  /** Migrations. */
  static DataSource patient(StoreConfig config) {
    return config.isServer() ? postgresql(config, MIGRATION) : patientSqlite(config);
  }

  private static DataSource sqlite(StoreConfig config) {
    return sqlite(config, new SQLiteConfig());
  }

  /**
   * In memory whoever reads locks the tables it reads, unless it does not mind what is not
   * committed.
   */
  private static DataSource patientSqlite(StoreConfig config) {
    SQLiteConfig pragmas = new SQLiteConfig();
    pragmas.setReadUncommitted(config.isMemory());
    return sqlite(config, pragmas);
  }

  private static DataSource sqlite(StoreConfig config, SQLiteConfig pragmas) {
    pragmas.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // NORMAL, WAL's usual companion, loses the last commits with the power
    pragmas.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    pragmas.setBusyTimeout((int) BUSY.toMillis());
    pragmas.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, LOG_PAGES);
    pragmas.setGetGeneratedKeys(false); // the driver would ask for one behind every row
    SQLiteDataSource source = new SQLiteDataSource(pragmas);
    source.setUrl(config.url());
    return source;
  }

  private static DataSource postgresql(StoreConfig config, Duration answer) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(config.url());
    if (config.user() != null) {
      source.setUser(config.user());
    }
    Secret password = config.password();
    if (password != null) {
      source.setPassword(password.reveal());
    }
    source.setConnectTimeout((int) CONNECT.toSeconds());
    source.setLoginTimeout((int) CONNECT.toSeconds());
    source.setSocketTimeout((int) answer.toSeconds());
    source.setTcpKeepAlive(true);
    source.setLogServerErrorDetail(false); // it repeats what was to be stored
    source.setApplicationName(APPLICATION);
    return source;
  }
}
