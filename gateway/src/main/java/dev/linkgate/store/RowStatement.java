package dev.linkgate.store;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement for one row on SQLite; on PostgreSQL one for one row and one for many, in which each
 * column is one parameter, an array, because a server spends more on a statement than on a row.
 */
final class RowStatement {
  /** Where the rows come in, in a template. */
  static final String FROM = " $from";

  /** The same in a DELETE. */
  static final String USING = " $using";

  private static final Pattern VALUE = Pattern.compile(":([a-z_]+)");

  private final String one;
  private final String many;
  private final List<Column> columns;

  /**
   * @param template has {@code :name} for a value of the row, and {@link #FROM} or {@link #USING}
   * @param tells what PostgreSQL says of each row that it changed; SQLite says how many
   */
  RowStatement(Dialect dialect, List<Column> columns, String template, @Nullable String tells) {
    this.columns = List.copyOf(columns);
    if (dialect.batches()) {
      String named = VALUE.matcher(template).replaceAll("v.$1");
      String told = tells == null ? "" : " RETURNING " + tells;
      one = from(named, "(SELECT " + parameters("") + ")") + told;
      many = from(named, "unnest(" + parameters("[]") + ")") + told;
    } else {
      List<String> names = columns.stream().map(Column::name).toList();
      one =
          VALUE
              .matcher(template)
              .replaceAll(value -> "?" + (names.indexOf(value.group(1)) + 1))
              .replace(FROM, "")
              .replace(USING, "");
      many = one;
    }
  }

  private String from(String template, String rows) {
    String named = rows + columns.stream().map(Column::name).collect(joining(", ", " AS v(", ")"));
    return template.replace(FROM, " FROM " + named).replace(USING, " USING " + named);
  }

  private String parameters(String each) {
    return columns.stream()
        .map(column -> "CAST(? AS " + column.type() + each + ")")
        .collect(joining(", "));
  }

  /** For so many rows. */
  String sql(int rows) {
    return rows == 1 ? one : many;
  }

  /** Binds one row, on SQLite. */
  void bind(PreparedStatement statement, @Nullable Object[] row) throws SQLException {
    for (int i = 0; i < row.length; i++) {
      statement.setObject(i + 1, row[i]);
    }
  }

  /**
   * Binds all rows, on PostgreSQL. Every parameter says its type, also where it is null: a driver
   * that has to ask for it does so in a transaction of its own.
   *
   * @param from number of the first parameter
   * @return the number after the last one
   */
  int bind(
      Connection connection, PreparedStatement statement, int from, List<@Nullable Object[]> rows)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (rows.size() == 1) {
        statement.setObject(from + i, rows.getFirst()[i], column.jdbc().getVendorTypeNumber());
      } else {
        @Nullable Object[] values = column.array(rows.size());
        for (int row = 0; row < values.length; row++) {
          values[row] = rows.get(row)[i];
        }
        statement.setArray(from + i, connection.createArrayOf(column.type(), values));
      }
    }
    return from + columns.size();
  }
}
