package dev.valvejdbc.server;

import dev.valvejdbc.errors.SqlError;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Bounds a client's connection: how many statements are open, and how long each takes. */
final class ServedConnection {
  private static final int DAY = 86_400;

  private final Connection target;
  private final int timeoutSeconds;
  private final int most;
  private final Set<Statement> statements = new HashSet<>();

  private ServedConnection(Connection target, int timeoutSeconds, int most) {
    this.target = target;
    this.timeoutSeconds = timeoutSeconds;
    this.most = most;
  }

  /**
   * Puts bounds to a connection.
   *
   * @param timeoutSeconds for each statement, and to prepare it
   * @param most how many statements it may hold open
   */
  static Connection of(Connection target, int timeoutSeconds, int most) throws SQLException {
    target.setNetworkTimeout(
        Runnable::run, Math.toIntExact(TimeUnit.SECONDS.toMillis(Math.min(timeoutSeconds, DAY))));
    return Forwarding.of(
        Connection.class, new ServedConnection(target, timeoutSeconds, most)::invoke);
  }

  private @Nullable Object invoke(Method method, Object @Nullable [] arguments)
      throws SQLException, ReflectiveOperationException {
    boolean makesStatement = Statement.class.isAssignableFrom(method.getReturnType());
    if (makesStatement) {
      makeRoom();
    }
    Object result = method.invoke(target, arguments);
    if (makesStatement && result instanceof Statement statement) {
      statement.setQueryTimeout(timeoutSeconds);
      keep(statement);
      return ShownTimes.of(statement);
    }
    return result;
  }

  private synchronized void keep(Statement statement) {
    statements.add(statement);
  }

  private synchronized void makeRoom() throws SQLException {
    if (statements.size() >= most) {
      statements.removeIf(ServedConnection::isClosed);
    }
    if (statements.size() >= most) {
      throw SqlError.TOO_MANY_STATEMENTS.exception(most);
    }
  }

  private static boolean isClosed(Statement statement) {
    try {
      return statement.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }
}
