package dev.valvejdbc.cli;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a result as values that every format can show. */
final class Cells {
  private final ResultSet rows;
  private final int[] types;
  private final List<String> labels = new ArrayList<>();

  Cells(ResultSet rows) throws SQLException {
    this.rows = rows;
    ResultSetMetaData meta = rows.getMetaData();
    types = new int[meta.getColumnCount()];
    for (int i = 0; i < types.length; i++) {
      types[i] = meta.getColumnType(i + 1);
      labels.add(meta.getColumnLabel(i + 1));
    }
  }

  List<String> labels() {
    return labels;
  }

  boolean isNumber(int column) {
    return switch (types[column]) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.FLOAT,
          Types.REAL,
          Types.DOUBLE,
          Types.NUMERIC,
          Types.DECIMAL ->
          true;
      default -> false;
    };
  }

  /** A number, a Boolean, or text; moments in ISO 8601, UTC. */
  @Nullable Object value(int column) throws SQLException {
    switch (types[column]) {
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
        Instant moment = rows.getObject(column + 1, Instant.class);
        return moment == null ? null : moment.toString();
      }
      case Types.DATE -> {
        LocalDate day = rows.getObject(column + 1, LocalDate.class);
        return day == null ? null : day.toString();
      }
      default -> {
        Object value = rows.getObject(column + 1);
        return value == null || value instanceof Number || value instanceof Boolean
            ? value
            : value instanceof Timestamp t ? t.toInstant().toString() : value.toString();
      }
    }
  }

  /** Text without anything that would drive a terminal; null for null. */
  @Nullable String shown(int column) throws SQLException {
    Object value = value(column);
    return value == null ? null : harmless(value.toString());
  }

  /** Shows control characters and direction marks instead of obeying them. */
  static String harmless(String text) {
    if (text.codePoints().noneMatch(Cells::isControl)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isControl(c)) {
                shown.append(c < 0x100 ? String.format("\\x%02x", c) : String.format("\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  private static boolean isControl(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
