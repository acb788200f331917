package dev.valvejdbc.server;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * Gives Avatica's server the times that the connection's clock shows. It asks for moments, with the
 * calendar of UTC, and its clients show what they get as if it were a clock's time.
 */
final class ShownTimes {
  private ShownTimes() {}

  /** The same statement, whose results tell what the clock shows. */
  static Statement of(Statement statement) {
    Class<? extends Statement> kind =
        statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
    return Forwarding.of(
        kind,
        (method, arguments) -> {
          Object result = method.invoke(statement, arguments);
          return result instanceof ResultSet rows ? of(rows) : result;
        });
  }

  private static ResultSet of(ResultSet rows) {
    return Forwarding.of(
        ResultSet.class,
        (method, arguments) ->
            arguments != null
                    && arguments.length == 2
                    && arguments[0] instanceof Integer column
                    && arguments[1] instanceof Calendar
                ? shown(rows, method.getReturnType(), column)
                : method.invoke(rows, arguments));
  }

  private static @Nullable Object shown(ResultSet rows, Class<?> kind, int column)
      throws SQLException {
    if (kind == Timestamp.class) {
      LocalDateTime time = rows.getObject(column, LocalDateTime.class);
      return time == null ? null : Timestamp.from(time.toInstant(ZoneOffset.UTC));
    }
    if (kind == Date.class) {
      LocalDate day = rows.getObject(column, LocalDate.class);
      return day == null ? null : new Date(day.toEpochDay() * 86_400_000);
    }
    LocalTime time = rows.getObject(column, LocalTime.class);
    return time == null ? null : new Time(time.toNanoOfDay() / 1_000_000);
  }
}
