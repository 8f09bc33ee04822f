package dev.linkgate.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Objects that are as they were but for one method. */
public final class Replaced {
  private Replaced() {}

  /** The same object, one of its methods answering this instead. */
  public static <T> T in(Class<T> type, T whole, String method, Object answer) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, called, arguments) -> {
              try {
                return called.getName().equals(method) ? answer : called.invoke(whole, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }
}
