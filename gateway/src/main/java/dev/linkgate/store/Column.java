package dev.linkgate.store;

import java.lang.reflect.Array;
import java.sql.JDBCType;
import org.jspecify.annotations.Nullable;

/**
 * One of the values of a row.
 *
 * @param name by which a statement means it
 * @param type of PostgreSQL's
 * @param jdbc the same, in JDBC's words
 * @param element the same, in Java
 */
record Column(String name, String type, JDBCType jdbc, Class<?> element) {
  static Column text(String name) {
    return new Column(name, "text", JDBCType.VARCHAR, String.class);
  }

  static Column number(String name) {
    return new Column(name, "int8", JDBCType.BIGINT, Long.class);
  }

  static Column truth(String name) {
    return new Column(name, "bool", JDBCType.BOOLEAN, Boolean.class);
  }

  static Column bytes(String name) {
    return new Column(name, "bytea", JDBCType.VARBINARY, byte[].class);
  }

  /** Of so many rows. */
  @Nullable Object[] array(int length) {
    return (@Nullable Object[]) Array.newInstance(element, length);
  }
}
