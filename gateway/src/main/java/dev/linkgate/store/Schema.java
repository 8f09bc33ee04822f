package dev.linkgate.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** The schema's version: brought up when it is older, refused when it is newer. */
final class Schema {
  private Schema() {}

  /**
   * @throws StoreException when it is newer than this program, or cannot be brought up
   */
  static void bringUp(DataSource source, Dialect dialect) throws StoreException {
    try {
      Flyway flyway = Flyway.configure().dataSource(source).locations(dialect.migrations()).load();
      for (MigrationInfo applied : flyway.info().applied()) {
        if (!applied.getState().isResolved()) {
          throw new StoreException(
              "the store's schema is at version "
                  + applied.getVersion()
                  + ", made by a newer Linkgate; run that one, or restore the backup made before"
                  + " the upgrade",
              null);
        }
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw new StoreException("the store's schema cannot be brought up: " + e.getMessage(), e);
    }
  }
}
