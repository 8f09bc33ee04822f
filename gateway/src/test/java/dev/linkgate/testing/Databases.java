package dev.linkgate.testing;

import dev.linkgate.config.StoreConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The databases a store can be kept in, real ones: an SQLite file, SQLite in memory, a PostgreSQL
 * server.
 */
public enum Databases {
  SQLITE {
    @Override
    public StoreConfig fresh(Path directory) {
      return config("jdbc:sqlite:" + directory.resolve(UUID.randomUUID() + ".db"), directory);
    }
  },
  MEMORY {
    @Override
    public StoreConfig fresh(Path directory) {
      return StoreConfig.memory();
    }
  },
  POSTGRESQL {
    @Override
    public StoreConfig fresh(Path directory) {
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return config(Server.RUNNING.getJdbcUrl("postgres", name), directory);
    }
  };

  /** A store that nobody has opened yet. */
  public abstract StoreConfig fresh(Path directory);

  private static StoreConfig config(String url, Path directory) {
    return new StoreConfig(
        url, null, null, directory, List.of(), false, Duration.ofDays(100), 10_000_000);
  }

  /** One server for all tests of this process; as durable as a real one. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
