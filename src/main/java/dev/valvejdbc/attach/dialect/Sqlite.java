package dev.valvejdbc.attach.dialect;

import dev.valvejdbc.errors.SqlError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.dialect.SqliteSqlDialect;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * SQLite, whose columns hold values of any type: what a column is for, its declaration says. Times
 * are texts in the form of its own date functions; numbers in a column of times are read as
 * milliseconds, small ones as seconds, since 1970.
 */
final class Sqlite extends Dialect {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private static final Pattern DECIMAL =
      Pattern.compile("(?:DECIMAL|NUMERIC)(?: TEXT)?\\s*\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\)");

  /** The year 1973 in milliseconds, or 5138 in seconds. */
  private static final long SECONDS_BELOW = 100_000_000_000L;

  Sqlite() {
    super(
        new SqliteSqlDialect(
            SqliteSqlDialect.DEFAULT_CONTEXT
                .withDatabaseMajorVersion(3)
                .withDatabaseMinorVersion(39)) {
          @Override
          public void quoteStringLiteral(
              StringBuilder into, @Nullable String charset, String text) {
            into.append('\'').append(text.replace("'", "''")).append('\'');
          }
        });
  }

  @Override
  public boolean comparesTextsExactly() {
    return true;
  }

  @Override
  public boolean sharesConnection() {
    return true;
  }

  @Override
  public boolean takesTablesBack() {
    return true;
  }

  @Override
  public RelDataType type(
      RelDataTypeFactory types, int jdbcType, String name, int size, int scale) {
    return types.createTypeWithNullability(
        declared(types, name.toUpperCase(Locale.ROOT), size, scale), true);
  }

  private static RelDataType declared(RelDataTypeFactory types, String name, int size, int scale) {
    Matcher decimal = DECIMAL.matcher(name);
    if (decimal.matches()) {
      return types.createSqlType(
          SqlTypeName.DECIMAL,
          Math.min(38, Integer.parseInt(decimal.group(1))),
          decimal.group(2) == null ? 0 : Integer.parseInt(decimal.group(2)));
    }
    if (name.startsWith("DECIMAL") && size > 0 && size <= 38) {
      return types.createSqlType(SqlTypeName.DECIMAL, size, Math.max(0, scale));
    }
    if (name.startsWith("BOOL")) {
      return types.createSqlType(SqlTypeName.BOOLEAN);
    }
    if (name.startsWith("TIMESTAMP") || name.startsWith("DATETIME")) {
      return types.createSqlType(SqlTypeName.TIMESTAMP);
    }
    if (name.startsWith("DATE")) {
      return types.createSqlType(SqlTypeName.DATE);
    }
    if (name.startsWith("TIME")) {
      return types.createSqlType(SqlTypeName.TIME);
    }
    if (name.contains("INT")) {
      return types.createSqlType(SqlTypeName.BIGINT); // whatever it says, it holds 64 bits
    }
    if (name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB")) {
      return types.createSqlType(SqlTypeName.DOUBLE);
    }
    return types.createSqlType(name.equals("BLOB") ? SqlTypeName.VARBINARY : SqlTypeName.VARCHAR);
  }

  @Override
  public @Nullable Object read(ResultSet rows, int column, SqlTypeName type) throws SQLException {
    if (type == SqlTypeName.DECIMAL) {
      String text = rows.getString(column);
      return text == null ? null : decimal(text);
    }
    if (type == SqlTypeName.TIME) {
      String text = rows.getString(column);
      return text == null ? null : (int) (LocalTime.parse(text).toNanoOfDay() / 1_000_000);
    }
    boolean number = type == SqlTypeName.BIGINT || type == SqlTypeName.DOUBLE;
    if ((number || type == SqlTypeName.BOOLEAN) && rows.getObject(column) instanceof String text) {
      if (number) {
        // SQLite would read 0
        throw SqlError.NOT_CONVERTIBLE.saying("'" + text + "' in a column of numbers is none.");
      }
      return truth(text);
    }
    return super.read(rows, column, type);
  }

  private static Boolean truth(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "on", "1" -> true;
      case "false", "f", "no", "n", "off", "0" -> false;
      default ->
          throw SqlError.NOT_CONVERTIBLE.saying(
              "'" + text + "' in a column of truth values is none.");
    };
  }

  /** It compares any value with any. */
  @Override
  public boolean isText(int jdbcType, String name) {
    return true;
  }

  private static Object decimal(String text) {
    try {
      return new java.math.BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      throw SqlError.NOT_CONVERTIBLE.inStatement(text);
    }
  }

  @Override
  @Nullable Object moment(ResultSet rows, int column) throws SQLException {
    Object value = rows.getObject(column);
    if (value == null) {
      return null;
    }
    if (value instanceof Number number) {
      long count = number.longValue();
      return Math.abs(count) < SECONDS_BELOW ? count * 1000 : count;
    }
    return millis(value.toString());
  }

  private static Object millis(String text) {
    String iso = text.strip().replace(' ', 'T');
    try {
      if (iso.length() == 10) {
        return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
      }
      return iso.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)$") && iso.indexOf('T') > 0
          ? OffsetDateTime.parse(iso).toInstant().toEpochMilli()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeException e) {
      throw SqlError.TIME_FORMAT.saying("'" + text + "' in a column of times is none.");
    }
  }

  @Override
  @Nullable Object day(ResultSet rows, int column) throws SQLException {
    Object millis = moment(rows, column);
    return millis == null ? null : (int) Math.floorDiv((Long) millis, 86_400_000L);
  }

  @Override
  public @Nullable String typeName(int jdbcType, int precision, int scale) {
    return switch (jdbcType) {
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> "DOUBLE";
      // TEXT keeps every digit; as a number, SQLite would round the long ones
      case Types.NUMERIC, Types.DECIMAL -> "DECIMAL TEXT(" + precision + ", " + scale + ")";
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> "TIMESTAMP";
      case Types.BINARY, Types.VARBINARY -> "BLOB";
      default -> super.typeName(jdbcType, precision, scale);
    };
  }

  @Override
  String text() {
    return "TEXT";
  }

  @Override
  public void bind(PreparedStatement into, int index, @Nullable Object value, boolean textual)
      throws SQLException {
    if (value instanceof Boolean truth && !textual) {
      into.setInt(index, truth ? 1 : 0);
    } else {
      boolean spelled =
          value instanceof LocalDate
              || value instanceof LocalTime
              || value instanceof java.math.BigDecimal;
      super.bind(into, index, value, textual || spelled);
    }
  }

  @Override
  void bindMoment(PreparedStatement into, int index, Instant moment) throws SQLException {
    into.setString(index, MOMENT.format(moment.atOffset(ZoneOffset.UTC)));
  }

  /** A lock of the system on a file beside the database, which ends with the process. */
  @Override
  public @Nullable AutoCloseable lock(Connection connection, String name) throws SQLException {
    String url = connection.getMetaData().getURL();
    connection.close();
    String file = url.replaceFirst("^jdbc:sqlite:", "").replaceFirst("\\?.*", "");
    if (file.isEmpty() || file.startsWith(":") || file.startsWith("file:")) {
      return () -> {}; // in memory: nobody else sees it
    }
    try {
      FileChannel channel =
          FileChannel.open(
              Path.of(file + "." + name + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      try {
        if (channel.tryLock() != null) {
          return channel;
        }
      } catch (OverlappingFileLockException e) {
        // somebody else in this process
      }
      channel.close();
      return null;
    } catch (IOException e) {
      throw new SQLException("no lock can be had beside the file", e);
    }
  }
}
