package dev.valvejdbc.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Repairs a prepared statement: as a statement, and values of the java.time kind. */
final class PreparedFacade extends StatementFacade {
  private final PreparedStatement target;
  private final String sql;
  private final PreparedStatement self;

  PreparedFacade(
      Connection connection,
      PreparedStatement target,
      String sql,
      Facades facades,
      ExecutionScope scope) {
    super(connection, target, facades, scope);
    this.target = target;
    this.sql = sql;
    self = facades.of(PreparedStatement.class, target, this);
    is(self);
  }

  PreparedStatement prepared() {
    return self;
  }

  public ResultSet executeQuery() throws SQLException {
    return query(sql, target::executeQuery);
  }

  public boolean execute() throws SQLException {
    executeQuery();
    return true;
  }

  public int executeUpdate() throws SQLException {
    return executeUpdate(sql);
  }

  public void setObject(int index, @Nullable Object value) throws SQLException {
    target.setObject(index, plain(value));
  }

  public void setObject(int index, @Nullable Object value, int type) throws SQLException {
    setObject(index, value);
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof LocalDateTime time) {
      return Timestamp.from(time.toInstant(ZoneOffset.UTC));
    }
    if (value instanceof Instant instant) {
      return Timestamp.from(instant);
    }
    if (value instanceof OffsetDateTime time) {
      return Timestamp.from(time.toInstant());
    }
    if (value instanceof LocalDate date) {
      return java.sql.Date.valueOf(date);
    }
    return value instanceof UUID || value instanceof Character ? value.toString() : value;
  }
}
