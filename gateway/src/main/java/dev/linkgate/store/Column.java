package dev.linkgate.store;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * One of the values of a row.
 *
 * @param name by which a statement means it
 * @param type of PostgreSQL's
 * @param element the same, in Java
 */
record Column(String name, String type, Class<?> element) {
  static Column text(String name) {
    return new Column(name, "text", String.class);
  }

  static Column number(String name) {
    return new Column(name, "int8", Long.class);
  }

  static Column truth(String name) {
    return new Column(name, "bool", Boolean.class);
  }

  static Column bytes(String name) {
    return new Column(name, "bytea", byte[].class);
  }

  /** Of so many rows. */
  @Nullable Object[] array(int length) {
    return (@Nullable Object[]) Array.newInstance(element, length);
  }
}
