package dev.linkgate.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkgate.adapter.Json;
import dev.linkgate.sandbox.SandboxAccount;
import dev.linkgate.sandbox.SandboxBook;
import dev.linkgate.sandbox.SandboxJson;
import dev.linkgate.sandbox.SandboxLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sandbox in the store: every node of a gateway plays the same one. */
final class SandboxStore implements SandboxBook {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Nobody asks for a test's links after a month. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final List<String> PLAYED =
      List.of("sandbox_link", "sandbox_account", "sandbox_attempt", "sandbox_clock");

  private final Database database;
  private final Seal seal;
  private final List<String> forgotten;

  /**
   * @param alone whether the store is there for the sandbox only: then a key that was used before a
   *     reset is a new one after it
   */
  SandboxStore(Database database, Seal seal, boolean alone) {
    this.database = database;
    this.seal = seal;
    this.forgotten = alone ? Stream.concat(PLAYED.stream(), Stream.of("ledger")).toList() : PLAYED;
  }

  @Override
  public boolean add(String token, SandboxLink link) {
    return update(
            "INSERT INTO sandbox_link (token, created_at, version, body) VALUES (?, ?, 1, ?)"
                + " ON CONFLICT (token) DO NOTHING",
            token,
            link.createdAt().toEpochMilli(),
            sealed(token, link))
        == 1;
  }

  @Override
  public Optional<Kept<SandboxLink>> link(String token) {
    return read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT version, body FROM sandbox_link WHERE token = ?")) {
            select.setString(1, token);
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(new Kept<>(opened(token, row.getBytes(2)), row.getLong(1)))
                  : Optional.<Kept<SandboxLink>>empty();
            }
          }
        });
  }

  @Override
  public boolean replace(String token, Kept<SandboxLink> read, SandboxLink now) {
    return update(
            "UPDATE sandbox_link SET version = version + 1, body = ?"
                + " WHERE token = ? AND version = ?",
            sealed(token, now),
            token,
            read.version())
        == 1;
  }

  @Override
  public List<SandboxLink> links(int most) {
    return read(
        connection -> {
          List<SandboxLink> links = new ArrayList<>();
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT token, body FROM sandbox_link ORDER BY created_at DESC LIMIT ?")) {
            select.setInt(1, most);
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                links.add(opened(rows.getString(1), rows.getBytes(2)));
              }
            }
          }
          return links;
        });
  }

  @Override
  public Optional<Kept<SandboxAccount>> account(String id) {
    return read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT version, body FROM sandbox_account WHERE id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new Kept<>(SandboxJson.account(tree(row.getBytes(2))), row.getLong(1)))
                  : Optional.<Kept<SandboxAccount>>empty();
            }
          }
        });
  }

  @Override
  public boolean put(@Nullable Kept<SandboxAccount> read, SandboxAccount now) {
    byte[] body = Json.bytes(SandboxJson.kept(now));
    return read == null
        ? update(
                "INSERT INTO sandbox_account (id, version, body) VALUES (?, 1, ?)"
                    + " ON CONFLICT (id) DO NOTHING",
                now.id(),
                body)
            == 1
        : update(
                "UPDATE sandbox_account SET version = version + 1, body = ?"
                    + " WHERE id = ? AND version = ?",
                body,
                now.id(),
                read.version())
            == 1;
  }

  @Override
  public long attempt(String mark) {
    try {
      return database.write(
          connection -> {
            try (PreparedStatement count =
                connection.prepareStatement(
                    "INSERT INTO sandbox_attempt (mark, made) VALUES (?, 1) ON CONFLICT (mark)"
                        + " DO UPDATE SET made = sandbox_attempt.made + 1 RETURNING made")) {
              count.setString(1, mark);
              try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
              }
            }
          });
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  @Override
  public Duration ahead() {
    return read(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("SELECT ahead FROM sandbox_clock");
              ResultSet row = select.executeQuery()) {
            return row.next() ? Duration.ofNanos(row.getLong(1)) : Duration.ZERO;
          }
        });
  }

  @Override
  public void ahead(Duration ahead) {
    update(
        "INSERT INTO sandbox_clock (one, ahead) VALUES (1, ?)"
            + " ON CONFLICT (one) DO UPDATE SET ahead = excluded.ahead",
        ahead.toNanos());
  }

  @Override
  public void reset() {
    try {
      database.write(
          connection -> {
            for (String table : forgotten) {
              try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table)) {
                delete.executeUpdate();
              }
            }
            return true;
          });
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  /** Lets go of links that were made long ago, by the world's clock. */
  void purge() {
    update(
        "DELETE FROM sandbox_link WHERE created_at < " + database.dialect().nowOnce() + " - ?",
        KEPT.toMillis());
  }

  private <T> T read(Database.Work<T> work) {
    try {
      return database.read(work);
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  private int update(String sql, Object... values) {
    try {
      return database.write(connection -> update(connection, sql, values));
    } catch (SQLException e) {
      throw StoreDown.because(e);
    }
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  /** Redirect URLs are in it, and applications put their sessions' secrets in those. */
  private byte[] sealed(String token, SandboxLink link) {
    return seal.close(place(token), Json.bytes(SandboxJson.of(link)));
  }

  private SandboxLink opened(String token, byte[] body) {
    return SandboxJson.link(tree(seal.open(place(token), body)));
  }

  private static byte[] place(String token) {
    return ("sandbox link " + token).getBytes(StandardCharsets.US_ASCII);
  }

  private static JsonNode tree(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new IllegalStateException("a body of the sandbox is no JSON", e);
    }
  }
}
