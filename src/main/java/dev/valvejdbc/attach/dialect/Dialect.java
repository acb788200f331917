package dev.valvejdbc.attach.dialect;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** What is special about one database; here, what holds for those that nobody has looked at. */
public class Dialect {
  /** Digits of our widest decimal. */
  private static final int DIGITS = 38;

  private static final int SCALE_OF_ANY = 10;

  private final SqlDialect sql;

  Dialect(SqlDialect sql) {
    this.sql = sql;
  }

  /** How Calcite writes queries for it. */
  public final SqlDialect sql() {
    return sql;
  }

  /** Whether it compares texts as we do, letter by letter. */
  public boolean comparesTextsExactly() {
    return false;
  }

  /** Whether its columns of times are moments or UTC, in the order of time. */
  public boolean ordersTimes() {
    return false;
  }

  /** Whether it sends rows as they are read only inside a transaction. */
  public boolean streamsInTransaction() {
    return false;
  }

  /** Whether one connection serves all: a second one would wait for the first, or see nothing. */
  public boolean sharesConnection() {
    return false;
  }

  /** Whether creating a table is taken back with its transaction. */
  public boolean takesTablesBack() {
    return false;
  }

  /**
   * The type of a column of its tables; null may always be in one.
   *
   * @param jdbcType as in {@link Types}
   * @param name as the database calls it
   */
  public RelDataType type(
      RelDataTypeFactory types, int jdbcType, String name, int size, int scale) {
    boolean spelled = name.equalsIgnoreCase("uuid") || (jdbcType == Types.BIT && size > 1);
    RelDataType plain =
        spelled ? types.createSqlType(SqlTypeName.VARCHAR) : plain(types, jdbcType, size, scale);
    return types.createTypeWithNullability(plain, true);
  }

  /**
   * Whether the database itself compares a column that is text to us as text. It would refuse a
   * text that is no value of the column's own type, such as an enumeration's.
   *
   * @param jdbcType as in {@link Types}
   * @param name as the database calls it
   */
  public boolean isText(int jdbcType, String name) {
    return switch (jdbcType) {
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB ->
          true;
      default -> false;
    };
  }

  private static RelDataType plain(RelDataTypeFactory types, int jdbcType, int size, int scale) {
    return switch (jdbcType) {
      case Types.BIT, Types.BOOLEAN -> types.createSqlType(SqlTypeName.BOOLEAN);
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> types.createSqlType(SqlTypeName.INTEGER);
      case Types.BIGINT -> types.createSqlType(SqlTypeName.BIGINT);
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
      case Types.NUMERIC, Types.DECIMAL ->
          size < 1 || size > DIGITS || scale > size
              ? types.createSqlType(SqlTypeName.DECIMAL, DIGITS, SCALE_OF_ANY)
              : types.createSqlType(SqlTypeName.DECIMAL, size, Math.max(0, scale));
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
          types.createSqlType(SqlTypeName.TIMESTAMP);
      case Types.DATE -> types.createSqlType(SqlTypeName.DATE);
      case Types.TIME, Types.TIME_WITH_TIMEZONE -> types.createSqlType(SqlTypeName.TIME);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          types.createSqlType(SqlTypeName.VARBINARY);
      default -> types.createSqlType(SqlTypeName.VARCHAR);
    };
  }

  /** A value in Calcite's form; times count in UTC. */
  public @Nullable Object read(ResultSet rows, int column, SqlTypeName type) throws SQLException {
    Object value =
        switch (type) {
          case BOOLEAN -> rows.getBoolean(column);
          case TINYINT, SMALLINT, INTEGER -> rows.getInt(column);
          case BIGINT -> rows.getLong(column);
          case REAL, FLOAT, DOUBLE -> rows.getDouble(column);
          case DECIMAL -> rows.getBigDecimal(column);
          case TIMESTAMP -> moment(rows, column);
          case DATE -> day(rows, column);
          case TIME -> time(rows, column);
          case VARBINARY, BINARY -> bytes(rows.getBytes(column));
          default -> rows.getString(column);
        };
    return rows.wasNull() ? null : value;
  }

  /** Milliseconds since 1970-01-01 UTC. */
  @Nullable Object moment(ResultSet rows, int column) throws SQLException {
    Timestamp moment = rows.getTimestamp(column, utc());
    return moment == null ? null : moment.getTime();
  }

  /** Milliseconds since 1970-01-01 UTC; what is outside of our calendar, at its nearer end. */
  static long millis(LocalDateTime moment) {
    LocalDateTime first = LocalDate.of(1, 1, 1).atStartOfDay();
    LocalDateTime last = LocalDate.of(9999, 12, 31).atTime(23, 59, 59, 999_000_000);
    LocalDateTime kept = moment.isBefore(first) ? first : moment.isAfter(last) ? last : moment;
    return kept.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** Days since 1970-01-01; what is outside of our calendar, at its nearer end. */
  @Nullable Object day(ResultSet rows, int column) throws SQLException {
    LocalDate day = rows.getObject(column, LocalDate.class);
    return day == null
        ? null
        : (int) Math.floorDiv(millis(day.atStartOfDay()), TimeUnit.DAYS.toMillis(1));
  }

  /** Milliseconds since midnight. */
  @Nullable Object time(ResultSet rows, int column) throws SQLException {
    LocalTime time = rows.getObject(column, LocalTime.class);
    return time == null ? null : (int) TimeUnit.NANOSECONDS.toMillis(time.toNanoOfDay());
  }

  private static @Nullable Object bytes(byte @Nullable [] bytes) {
    return bytes == null ? null : new ByteString(bytes);
  }

  static Calendar utc() {
    return Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
  }

  /**
   * The type of a column that holds what a column of ours does.
   *
   * @param jdbcType as in {@link Types}
   * @return null if there is none
   */
  public @Nullable String typeName(int jdbcType, int precision, int scale) {
    return switch (jdbcType) {
      case Types.BOOLEAN, Types.BIT -> "BOOLEAN";
      case Types.TINYINT, Types.SMALLINT -> "SMALLINT";
      case Types.INTEGER -> "INTEGER";
      case Types.BIGINT -> "BIGINT";
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> "DOUBLE PRECISION";
      case Types.NUMERIC, Types.DECIMAL -> "DECIMAL(" + precision + ", " + Math.max(0, scale) + ")";
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> "TIMESTAMP(3)";
      case Types.DATE -> "DATE";
      case Types.TIME -> "TIME";
      case Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.NULL -> text();
      default -> null;
    };
  }

  String text() {
    return "VARCHAR(8000)";
  }

  /**
   * Gives a parameter a value.
   *
   * @param value null, a Boolean, a number, a text, bytes, an {@link Instant}, a {@link LocalDate}
   *     or a {@link LocalTime}
   * @param textual whether the column behind it is one of texts
   */
  public void bind(PreparedStatement into, int index, @Nullable Object value, boolean textual)
      throws SQLException {
    if (value == null) {
      into.setNull(index, textual ? Types.VARCHAR : Types.NULL);
    } else if (value instanceof Instant moment) {
      bindMoment(into, index, moment);
    } else if (textual && !(value instanceof byte[])) {
      bindText(into, index, plain(value));
    } else if (value instanceof String text) {
      bindText(into, index, text);
    } else {
      into.setObject(index, value);
    }
  }

  private static String plain(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  void bindText(PreparedStatement into, int index, String text) throws SQLException {
    into.setString(index, text);
  }

  void bindMoment(PreparedStatement into, int index, Instant moment) throws SQLException {
    into.setObject(index, moment.atOffset(ZoneOffset.UTC).toLocalDateTime());
  }

  /** A name in its quotation marks. */
  public final String quoted(String name) {
    return sql.quoteIdentifier(name);
  }

  /** An INSERT, or what is like it, of one row with a parameter a column. */
  public final String insert(String verb, String table, List<String> columns) {
    return verb
        + " "
        + table
        + columns.stream().map(this::quoted).collect(Collectors.joining(", ", " (", ")"))
        + columns.stream().map(c -> "?").collect(Collectors.joining(", ", " VALUES (", ")"));
  }

  /** Whether it knows MERGE, and tables that are temporary. */
  public boolean merges() {
    return false;
  }

  /**
   * What {@code ON CONFLICT …} is here; most databases that have it say it like that.
   *
   * @param columns that are written, one at least
   */
  public String conflict(String clause, List<String> columns) {
    return clause;
  }

  /**
   * Takes a lock that ends with the process at the latest.
   *
   * @param connection which nobody else uses
   * @return what gives it back, and closes the connection; null if somebody else has it
   */
  public @Nullable AutoCloseable lock(Connection connection, String name) throws SQLException {
    return connection; // nothing is known that would end by itself
  }

  /** Whether a query tells one row whose first column is true or 1. */
  static boolean tells(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() && rows.getBoolean(1);
    }
  }
}
