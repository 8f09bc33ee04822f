import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Rows of the ledger, past the gateway.
 *
 * <pre>
 * java LedgerRows.java fill  JDBC-URL ROWS EXPIRES-AT   copies of a row that is there
 * java LedgerRows.java count JDBC-URL                   of those copies, what is left
 * </pre>
 *
 * EXPIRES-AT is in milliseconds since 1970. Both databases understand the same SQL.
 */
final class LedgerRows {
  private static final String FILL =
      """
      WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ?)
      INSERT INTO ledger (caller, api, key_hash, generated, request, upstream, onward, state, fence,
          owner, created_at, lease_until, expires_at, link_expires_at, answer)
      SELECT caller, api, 'copy-' || n, generated, request, upstream, onward, state, fence,
          owner, created_at, lease_until, ?, link_expires_at, answer
      FROM copy, (SELECT * FROM ledger WHERE answer IS NOT NULL LIMIT 1) AS model
      """;

  private static final String COUNT =
      "SELECT count(*) FROM ledger WHERE key_hash LIKE 'copy-%'";

  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection(args[1])) {
      if (args[0].equals("fill")) {
        try (PreparedStatement insert = connection.prepareStatement(FILL)) {
          insert.setLong(1, Long.parseLong(args[2]));
          insert.setLong(2, Long.parseLong(args[3]));
          System.out.println(insert.executeUpdate());
        }
      } else {
        try (PreparedStatement select = connection.prepareStatement(COUNT);
            ResultSet rows = select.executeQuery()) {
          rows.next();
          System.out.println(rows.getLong(1));
        }
      }
    }
  }
}
