package dev.valvejdbc.cli.record;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads rows so that those of a query and those of its table can be compared. */
final class Snapshot {
  private static final char BETWEEN = '\u001f';
  private static final char NULL = '\u0000';

  private final Columns columns;

  Snapshot(Columns columns) {
    this.columns = columns;
  }

  /** The values of a row; the query's columns come first in both. */
  @Nullable Object[] values(ResultSet rows) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[columns.names().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(rows, i + 1, columns.types().get(i));
    }
    return values;
  }

  private static @Nullable Object value(ResultSet rows, int column, int type) throws SQLException {
    Object value =
        switch (type) {
          case Types.BOOLEAN, Types.BIT -> rows.getBoolean(column);
          case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> rows.getLong(column);
          case Types.REAL, Types.FLOAT, Types.DOUBLE -> rows.getDouble(column);
          case Types.NUMERIC, Types.DECIMAL -> rows.getBigDecimal(column);
          case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
              rows.getObject(column, Instant.class);
          case Types.DATE -> rows.getObject(column, LocalDate.class);
          case Types.TIME -> rows.getObject(column, LocalTime.class);
          default -> rows.getString(column);
        };
    return rows.wasNull() ? null : value;
  }

  /** The key of a row, as one text. */
  String key(@Nullable Object[] values) {
    return text(values, columns.key());
  }

  /** What is compared of a row, as one text. */
  String compared(@Nullable Object[] values) {
    return text(values, columns.compared());
  }

  private static String text(@Nullable Object[] values, int[] which) {
    StringBuilder text = new StringBuilder();
    for (int i : which) {
      Object value = values[i];
      String shown =
          value == null
              ? String.valueOf(NULL)
              : value instanceof BigDecimal number
                  ? number.stripTrailingZeros().toPlainString()
                  : value.toString();
      text.append(shown).append(BETWEEN);
    }
    return text.toString();
  }

  /** Where the address is by which failures are told; -1 where there is none. */
  int address() {
    return IntStream.of(columns.key())
        .filter(i -> columns.names().get(i).toLowerCase(Locale.ROOT).equals("addr"))
        .findFirst()
        .orElse(-1);
  }
}
