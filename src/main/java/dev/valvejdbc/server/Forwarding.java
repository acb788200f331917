package dev.valvejdbc.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Stands for an object of JDBC whose calls go on to it, but for some. */
final class Forwarding {
  private Forwarding() {}

  /** What is done instead of a call. */
  interface Calls {
    @Nullable Object call(Method method, Object @Nullable [] arguments)
        throws SQLException, ReflectiveOperationException;
  }

  /** An object whose calls are done so; what they throw is what the target threw. */
  static <T> T of(Class<T> kind, Calls calls) {
    return kind.cast(
        Proxy.newProxyInstance(
            Forwarding.class.getClassLoader(),
            new Class<?>[] {kind},
            (self, method, arguments) -> {
              try {
                return calls.call(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            }));
  }
}
