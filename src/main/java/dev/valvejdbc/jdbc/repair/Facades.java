package dev.valvejdbc.jdbc.repair;

import dev.valvejdbc.errors.SqlError;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts facades before Calcite's JDBC objects. A method that the repairs have, by name and
 * parameters, is theirs; every other goes to the target; whatever is thrown leaves as an
 * SQLException with a state. This is the one place that works by reflection, so that only what is
 * repaired needs to be written out; the rows of a result, read by the million, do not pass here.
 */
public final class Facades {
  private final Map<Class<?>, Map<Method, Optional<Method>>> repaired = new ConcurrentHashMap<>();
  private final CalciteErrors errors;

  /**
   * Makes facades for one connection.
   *
   * @param ownErrors finished errors of the layers below; null for others
   */
  public Facades(Function<Throwable, @Nullable SQLException> ownErrors) {
    errors = new CalciteErrors(ownErrors);
  }

  /** Maps what is thrown. */
  public CalciteErrors errors() {
    return errors;
  }

  /**
   * Makes a facade.
   *
   * @param target what is repaired; what it has not is not supported
   * @param repairs public methods that replace the target's
   */
  public <T> T of(Class<T> type, Object target, Object repairs) {
    Map<Method, Optional<Method>> methods =
        repaired.computeIfAbsent(repairs.getClass(), c -> new ConcurrentHashMap<>());
    Object proxy =
        Proxy.newProxyInstance(
            Facades.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Object[] args = arguments == null ? new Object[0] : arguments;
              Method repair =
                  methods.computeIfAbsent(method, m -> repair(repairs.getClass(), m)).orElse(null);
              return repair == null
                  ? delegated(self, type, target, method, args)
                  : invoke(type, repair, repairs, args);
            });
    return type.cast(proxy);
  }

  private static Optional<Method> repair(Class<?> repairs, Method method) {
    return Arrays.stream(repairs.getMethods())
        .filter(m -> m.getDeclaringClass() != Object.class)
        .filter(m -> m.getName().equals(method.getName()))
        .filter(m -> Arrays.equals(m.getParameterTypes(), method.getParameterTypes()))
        .peek(m -> m.setAccessible(true)) // the class is package-private
        .findFirst();
  }

  private @Nullable Object delegated(
      Object self, Class<?> type, Object target, Method method, Object[] args) throws SQLException {
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "equals" -> self == args[0];
        case "hashCode" -> System.identityHashCode(self);
        default -> "valve-jdbc " + type.getSimpleName();
      };
    }
    if (method.getName().equals("isWrapperFor")) {
      return args[0] instanceof Class<?> c && (c.isInstance(self) || c.isInstance(target));
    }
    if (method.getName().equals("unwrap")) {
      return unwrapped((Class<?>) args[0], self, target);
    }
    if (!method.getDeclaringClass().isInstance(target)) {
      throw SqlError.UNSUPPORTED.exception(method.getName());
    }
    return invoke(type, method, target, args);
  }

  /** The first of a facade and its target that is of a class. */
  public static <T> T unwrapped(@Nullable Class<T> type, Object self, Object target)
      throws SQLException {
    if (type == null) {
      throw SqlError.ARGUMENT.said("unwrap needs a class.", null);
    }
    for (Object candidate : new Object[] {self, target}) {
      if (type.isInstance(candidate)) {
        return type.cast(candidate);
      }
    }
    throw SqlError.UNSUPPORTED.said("This is no wrapper for " + type.getName() + ".", null);
  }

  private @Nullable Object invoke(Class<?> type, Method method, Object receiver, Object[] args)
      throws SQLException {
    try {
      return method.invoke(receiver, args);
    } catch (InvocationTargetException e) {
      throw errors.map(said(e.getCause() == null ? e : e.getCause(), type, method, args));
    } catch (IllegalAccessException e) {
      throw errors.map(e);
    }
  }

  /** Says which method is not there, or was given null, where the target only throws. */
  private static Throwable said(
      Throwable thrown, Class<?> type, Method method, @Nullable Object[] args) {
    if (thrown instanceof SQLFeatureNotSupportedException e && e.getSQLState() == null) {
      return SqlError.UNSUPPORTED.because(e, method.getName());
    }
    if (type == ResultSetMetaData.class && thrown instanceof IndexOutOfBoundsException) {
      return SqlError.UNKNOWN_COLUMN.said("There is no column " + args[0] + ".", thrown);
    }
    boolean nothing = Arrays.stream(args).anyMatch(Objects::isNull);
    return nothing && thrown instanceof NullPointerException
        ? SqlError.NULL_GIVEN.because(thrown, method.getName())
        : thrown;
  }
}
