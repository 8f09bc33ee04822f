package dev.linkgate.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement for one row on SQLite, for as many as there are on PostgreSQL: there each column is
 * one parameter, an array, because a server spends more on a statement than on a row.
 */
final class RowStatement {
  /** Where the rows come in, in a template. */
  static final String FROM = " $from";

  /** The same in a DELETE. */
  static final String USING = " $using";

  private static final Pattern VALUE = Pattern.compile(":([a-z_]+)");

  private final String sql;
  private final List<Column> columns;

  /**
   * @param template has {@code :name} for a value of the row, and {@link #FROM} or {@link #USING}
   * @param tells what PostgreSQL says of each row that it changed; SQLite says how many
   */
  RowStatement(Dialect dialect, List<Column> columns, String template, @Nullable String tells) {
    this.columns = List.copyOf(columns);
    List<String> names = columns.stream().map(Column::name).toList();
    this.sql =
        VALUE
                .matcher(template)
                .replaceAll(
                    value ->
                        dialect.batches()
                            ? "v." + value.group(1)
                            : "?" + (names.indexOf(value.group(1)) + 1))
                .replace(FROM, dialect.batches() ? " FROM " + unnest() : "")
                .replace(USING, dialect.batches() ? " USING " + unnest() : "")
            + (dialect.batches() && tells != null ? " RETURNING " + tells : "");
  }

  private String unnest() {
    StringBuilder arrays = new StringBuilder();
    StringBuilder names = new StringBuilder();
    for (Column column : columns) {
      String comma = arrays.isEmpty() ? "" : ", ";
      arrays.append(comma).append("CAST(? AS ").append(column.type()).append("[])");
      names.append(comma).append(column.name());
    }
    return "unnest(" + arrays + ") AS v(" + names + ")";
  }

  String sql() {
    return sql;
  }

  /** Binds one row, on SQLite. */
  void bind(PreparedStatement statement, @Nullable Object[] row) throws SQLException {
    for (int i = 0; i < row.length; i++) {
      statement.setObject(i + 1, row[i]);
    }
  }

  /**
   * Binds all rows, on PostgreSQL.
   *
   * @param from number of the first parameter
   * @return the number after the last one
   */
  int bind(
      Connection connection, PreparedStatement statement, int from, List<@Nullable Object[]> rows)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      @Nullable Object[] values = column.array(rows.size());
      for (int row = 0; row < values.length; row++) {
        values[row] = rows.get(row)[i];
      }
      statement.setArray(from + i, connection.createArrayOf(column.type(), values));
    }
    return from + columns.size();
  }
}
