package dev.valvejdbc.cli.format;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells of a result. */
public final class ResultCells implements Cells {
  private final ResultSet rows;
  private final int[] types;
  private final List<String> labels = new ArrayList<>();

  /** The cells of rows that were not read yet. */
  public ResultCells(ResultSet rows) throws SQLException {
    this.rows = rows;
    ResultSetMetaData meta = rows.getMetaData();
    types = new int[meta.getColumnCount()];
    for (int i = 0; i < types.length; i++) {
      types[i] = meta.getColumnType(i + 1);
      labels.add(meta.getColumnLabel(i + 1));
    }
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  @Override
  public boolean next() throws SQLException {
    return rows.next();
  }

  @Override
  public boolean isNumber(int column) {
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

  @Override
  public @Nullable Object value(int column) throws SQLException {
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
        return plain(rows.getObject(column + 1));
      }
    }
  }

  private static @Nullable Object plain(@Nullable Object value) throws SQLException {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Array array) {
      return elements(Arrays.asList((@Nullable Object[]) array.getArray()));
    }
    if (value instanceof List<?> list) {
      return elements(list);
    }
    return value instanceof Timestamp moment ? moment.toInstant().toString() : value.toString();
  }

  private static List<@Nullable Object> elements(List<? extends @Nullable Object> list)
      throws SQLException {
    List<@Nullable Object> elements = new ArrayList<>();
    for (Object each : list) {
      elements.add(plain(each));
    }
    return elements;
  }
}
