package dev.valvejdbc.jdbc.rows;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.jdbc.execution.SessionClock;
import dev.valvejdbc.jdbc.repair.Facades;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Clob;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.sql.rowset.serial.SerialClob;
import org.jspecify.annotations.Nullable;

/** Repairs a result: the statement it names, its warnings, values in any usual class. */
public final class ResultSetFacade extends ForwardedRows {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
  private static final int LONGEST_SHOWN = 23;

  private final Statement statement;
  private final Execution execution;
  private final TextLengths lengths;
  private final Facades facades;
  private final SessionClock clock;
  private final Conversions conversions;
  private final Completion completion;
  private @Nullable NumberColumns kinds;

  /** Is told when a result is closed. */
  public interface Completion {
    /** The result is closed; told each time that it is. */
    void closed(ResultSet result) throws SQLException;
  }

  /**
   * Puts a facade before a result.
   *
   * @param statement the facade of the one that made it
   * @param execution whose warnings it shows
   * @param clock by which times are shown
   * @param lengths of texts, as metadata tell them
   * @param completion is told that it was closed
   */
  public ResultSetFacade(
      ResultSet target,
      Statement statement,
      Execution execution,
      SessionClock clock,
      TextLengths lengths,
      Facades facades,
      Completion completion) {
    super(target, facades.errors().of(execution.sql()));
    this.lengths = lengths;
    this.clock = clock;
    conversions = new Conversions(this, clock);
    this.statement = statement;
    this.execution = execution;
    this.facades = facades;
    this.completion = completion;
  }

  @Override
  public void close() throws SQLException {
    super.close();
    completion.closed(this);
  }

  @Override
  public Statement getStatement() {
    return statement;
  }

  /** One that is closed from another thread fails in many ways, since what it reads goes away. */
  @Override
  public boolean next() throws SQLException {
    boolean before = execution.isCancelled();
    try {
      return super.next();
    } catch (SQLException e) {
      throw !before && execution.isCancelled() && !isCancel(e) ? SqlError.CANCELLED.because(e) : e;
    }
  }

  private static boolean isCancel(SQLException e) {
    return SqlError.CANCELLED.state().equals(e.getSQLState());
  }

  @Override
  public @Nullable SQLWarning getWarnings() {
    return execution.warnings();
  }

  @Override
  public void clearWarnings() {
    execution.clearWarnings();
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    ResultSetMetaData columns = super.getMetaData();
    return facades.of(ResultSetMetaData.class, columns, new ResultColumnsFacade(columns, lengths));
  }

  @Override
  public <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
    Object value = conversions.get(column, type);
    return value == null ? null : type.cast(value);
  }

  /** What the session's clock shows at a moment; null if there is none. */
  private @Nullable LocalDateTime shown(int column) throws SQLException {
    long moment = super.getLong(column);
    return wasNull() ? null : clock.at(moment).toLocalDateTime();
  }

  private boolean isZoned(int column) throws SQLException {
    return !clock.isUtc() && kinds().isMoment(column);
  }

  @Override
  public @Nullable String getString(int column) throws SQLException {
    String utc = super.getString(column);
    LocalDateTime shown = utc != null && isZoned(column) ? shown(column) : null;
    return utc == null || shown == null
        ? utc
        : SHOWN.format(shown).substring(0, Math.min(utc.length(), LONGEST_SHOWN));
  }

  @Override
  public @Nullable Timestamp getTimestamp(int column) throws SQLException {
    if (!isZoned(column)) {
      return super.getTimestamp(column);
    }
    LocalDateTime shown = shown(column);
    return shown == null ? null : Timestamp.valueOf(shown);
  }

  @Override
  public @Nullable Date getDate(int column) throws SQLException {
    if (!isZoned(column)) {
      return super.getDate(column);
    }
    LocalDateTime shown = shown(column);
    return shown == null ? null : Date.valueOf(shown.toLocalDate());
  }

  @Override
  public @Nullable Time getTime(int column) throws SQLException {
    if (!isZoned(column)) {
      return super.getTime(column);
    }
    LocalDateTime shown = shown(column);
    return shown == null ? null : Time.valueOf(shown.toLocalTime());
  }

  @Override
  public @Nullable Object getObject(int column) throws SQLException {
    return isZoned(column) ? getTimestamp(column) : super.getObject(column);
  }

  @Override
  public byte getByte(int column) throws SQLException {
    long value = getLong(column);
    if (value != (byte) value) {
      throw Conversions.outOfRange(value, "byte");
    }
    return (byte) value;
  }

  @Override
  public short getShort(int column) throws SQLException {
    long value = getLong(column);
    if (value != (short) value) {
      throw Conversions.outOfRange(value, "short");
    }
    return (short) value;
  }

  @Override
  public int getInt(int column) throws SQLException {
    long value = getLong(column);
    if (value != (int) value) {
      throw Conversions.outOfRange(value, "int");
    }
    return (int) value;
  }

  @Override
  public long getLong(int column) throws SQLException {
    if (!kinds().isLarge(column)) {
      return super.getLong(column);
    }
    Long value = getObject(column, Long.class);
    return value == null ? 0 : value;
  }

  @Override
  public float getFloat(int column) throws SQLException {
    return (float) getDouble(column);
  }

  @Override
  public double getDouble(int column) throws SQLException {
    if (!kinds().isText(column)) {
      return super.getDouble(column);
    }
    Double value = getObject(column, Double.class);
    return value == null ? 0 : value;
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
    return kinds().isText(column)
        ? getObject(column, BigDecimal.class)
        : super.getBigDecimal(column);
  }

  @Override
  public boolean getBoolean(int column) throws SQLException {
    if (!kinds().isText(column)) {
      return super.getBoolean(column);
    }
    return Boolean.TRUE.equals(getObject(column, Boolean.class));
  }

  @Override
  public @Nullable Reader getCharacterStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new StringReader(text);
  }

  @Override
  public @Nullable InputStream getAsciiStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(US_ASCII));
  }

  @Override
  public @Nullable Clob getClob(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new SerialClob(text.toCharArray());
  }

  private NumberColumns kinds() throws SQLException {
    NumberColumns known = kinds;
    if (known == null) {
      known = NumberColumns.of(super.getMetaData());
      kinds = known;
    }
    return known;
  }
}
