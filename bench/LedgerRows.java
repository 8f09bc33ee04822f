import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Rows of the ledger, past the gateway.
 *
 * <pre>
 * java LedgerRows.java fill  JDBC-URL ROWS EXPIRES-AT   copies of a row that is there, each with a key of its own
 * java LedgerRows.java count JDBC-URL EXPIRES-AT        of those copies, what is left
 * java LedgerRows.java settle JDBC-URL                  a server writes what it has not yet written
 * </pre>
 *
 * EXPIRES-AT is in milliseconds since 1970; no other row has the same.
 */
final class LedgerRows {
  /** Hashes of keys come in no order: their places in the index are all over. */
  private static final String FILL =
      """
      WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ?)
      INSERT INTO ledger (caller, api, key_hash, generated, request, upstream, onward, state, fence,
          owner, created_at, lease_until, expires_at, link_expires_at, answer)
      SELECT caller, api, %s, generated, request, upstream, onward, state, fence,
          owner, created_at, lease_until, ?, link_expires_at, answer
      FROM copy, (SELECT * FROM ledger WHERE answer IS NOT NULL LIMIT 1) AS model
      """;

  private static final String COUNT = "SELECT count(*) FROM ledger WHERE expires_at = ?";

  /** In one transaction; the log of one that writes all of them would take gigabytes. */
  private static final int CHUNK = 50_000;

  public static void main(String[] args) throws SQLException {
    boolean isFile = args[1].startsWith("jdbc:sqlite:");
    try (Connection connection = DriverManager.getConnection(args[1])) {
      System.out.println(
          switch (args[0]) {
            case "fill" ->
                fill(connection, isFile, Integer.parseInt(args[2]), Long.parseLong(args[3]));
            case "count" -> count(connection, Long.parseLong(args[2]));
            case "settle" -> settle(connection);
            default -> throw new IllegalArgumentException(args[0]);
          });
    }
  }

  private static int fill(Connection connection, boolean isFile, int rows, long expires)
      throws SQLException {
    if (isFile) {
      try (Statement cache = connection.createStatement()) {
        cache.execute("PRAGMA cache_size = -400000"); // the whole index of the keys
      }
    }
    String hash = isFile ? "lower(hex(randomblob(32)))" : "md5(random()::text) || md5(random()::text)";
    int filled = 0;
    try (PreparedStatement insert = connection.prepareStatement(FILL.formatted(hash))) {
      while (filled < rows) {
        insert.setLong(1, Math.min(CHUNK, rows - filled));
        insert.setLong(2, expires);
        filled += insert.executeUpdate();
      }
    }
    if (!isFile) {
      // Rows of days are long settled and on the disk; what a filling leaves is not a purge's to pay.
      try (Statement settle = connection.createStatement()) {
        settle.execute("VACUUM (ANALYZE) ledger");
      }
      settle(connection);
    }
    return filled;
  }

  private static int settle(Connection connection) throws SQLException {
    try (Statement settle = connection.createStatement()) {
      return settle.executeUpdate("CHECKPOINT");
    }
  }

  private static long count(Connection connection, long expires) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(COUNT)) {
      select.setLong(1, expires);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
