package dev.valvejdbc.jdbc;

import dev.valvejdbc.jdbc.execution.OwnStatements;
import dev.valvejdbc.jdbc.execution.SessionClock;
import dev.valvejdbc.jdbc.rows.ResultColumnsFacade;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Repairs a prepared statement as a statement, and takes java.time values as parameters. */
final class PreparedFacade extends ParameterStreams {
  /** A day, perhaps with a time, and without a zone. */
  private static final Pattern CLOCK_TIME =
      Pattern.compile(
          "\\s*\\d{4}-(0\\d|1[0-2])-([0-2]\\d|3[01])"
              + "([ T]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?)?\\s*");

  private final PreparedStatement target;
  private final String sql;
  private final PreparedStatement self;
  private final Repairs repairs;
  private final OwnStatements.@Nullable Own own;
  private final @Nullable ResultSetMetaData told;

  /**
   * Repairs a prepared statement.
   *
   * @param own the statement, if it is one of the connection's own; the target then has its columns
   * @param told its columns, where it is about a query with parameters, which the target then is
   */
  PreparedFacade(
      Connection connection,
      PreparedStatement target,
      String sql,
      Repairs repairs,
      OwnStatements.@Nullable Own own,
      @Nullable ResultSetMetaData told) {
    super(connection, target, repairs);
    this.own = own;
    this.told = told;
    this.repairs = repairs;
    this.target = target;
    this.sql = sql;
    self = repairs.facades().of(PreparedStatement.class, target, this);
    is(self);
  }

  @Override
  boolean binds() {
    return true;
  }

  PreparedStatement prepared() {
    return self;
  }

  public ResultSet executeQuery() throws SQLException {
    return own == null
        ? query(sql, target::executeQuery)
        : rows(sql, own, told == null ? null : target::executeQuery);
  }

  public boolean execute() throws SQLException {
    if (own != null && !own.givesRows()) {
      change(sql, own);
      return false;
    }
    executeQuery();
    return true;
  }

  public int executeUpdate() throws SQLException {
    return executeUpdate(sql);
  }

  public long executeLargeUpdate() throws SQLException {
    return executeUpdate(sql);
  }

  @SuppressWarnings("DoNotCallSuggester") // called by reflection alone
  public void addBatch() throws SQLException {
    throw batch();
  }

  public @Nullable ResultSetMetaData getMetaData() throws SQLException {
    if (own != null && !own.givesRows()) {
      return null;
    }
    ResultSetMetaData columns = told == null ? target.getMetaData() : told;
    return columns == null
        ? null
        : repairs
            .facades()
            .of(
                ResultSetMetaData.class,
                columns,
                new ResultColumnsFacade(columns, repairs.lengths()));
  }

  public void setNString(int index, @Nullable String value) throws SQLException {
    target.setString(index, value);
  }

  @Override
  public void setBytes(int index, byte @Nullable [] value) throws SQLException {
    target.setBytes(index, value);
  }

  /** Takes a time as the session's clock shows it. */
  public void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
    if (value != null && isText(index)) {
      target.setString(index, ParameterValues.text(value.toLocalDateTime()));
    } else if (value == null || repairs.clock().get().isUtc()) {
      target.setTimestamp(index, value);
    } else {
      setObject(index, value.toLocalDateTime());
    }
  }

  /** Takes a day; where a text is wanted, its digits. */
  public void setDate(int index, @Nullable Date value) throws SQLException {
    if (value != null && isText(index)) {
      target.setString(index, value.toString());
    } else {
      target.setDate(index, value);
    }
  }

  /** Takes a time of a day; where a text is wanted, its digits. */
  public void setTime(int index, @Nullable Time value) throws SQLException {
    if (value != null && isText(index)) {
      target.setString(index, value.toString());
    } else {
      target.setTime(index, value);
    }
  }

  private boolean isText(int index) throws SQLException {
    int type = target.getParameterMetaData().getParameterType(index);
    return type == Types.VARCHAR || type == Types.CHAR;
  }

  /**
   * Takes a text; one that tells a time where a time is wanted tells that of the session's clock.
   */
  @Override
  public void setString(int index, @Nullable String value) throws SQLException {
    if (value != null
        && !repairs.clock().get().isUtc()
        && CLOCK_TIME.matcher(value).matches()
        && target.getParameterMetaData().getParameterType(index) == Types.TIMESTAMP) {
      String time = value.strip().replace(' ', 'T');
      setObject(index, LocalDateTime.parse(time.indexOf('T') < 0 ? time + "T00:00" : time));
    } else {
      target.setString(index, value);
    }
  }

  /** Takes what the plan wants of any usual class; times without a zone are the session's. */
  @Override
  public void setObject(int index, @Nullable Object value) throws SQLException {
    Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    Object plain = ParameterValues.plain(value);
    Instant instant = instant(plain);
    boolean time = instant != null || plain instanceof LocalDate || plain instanceof LocalTime;
    if (time && isText(index)) {
      target.setString(index, ParameterValues.text(plain));
    } else if (instant != null) {
      target.setTimestamp(index, Timestamp.from(instant), utc);
    } else if (plain instanceof LocalDate day) {
      Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
      target.setDate(index, new Date(start.toEpochMilli()), utc);
    } else if (plain instanceof LocalTime clock) {
      target.setTime(index, new Time(TimeUnit.NANOSECONDS.toMillis(clock.toNanoOfDay())), utc);
    } else if (plain instanceof String text) {
      setString(index, text);
    } else if (!stream(index, plain)) {
      target.setObject(index, plain);
    }
  }

  @SuppressWarnings("JavaUtilDate") // what applications give
  private @Nullable Instant instant(@Nullable Object value) {
    SessionClock clock = repairs.clock().get();
    if (value instanceof LocalDateTime time) {
      return clock.moment(time);
    }
    if (value instanceof Timestamp time && !clock.isUtc()) {
      return clock.moment(time.toLocalDateTime());
    }
    if (value instanceof Instant instant) {
      return instant;
    }
    if (value instanceof ZonedDateTime time) {
      return time.toInstant();
    }
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    return value != null && value.getClass() == java.util.Date.class
        ? Instant.ofEpochMilli(((java.util.Date) value).getTime())
        : null;
  }
}
