package dev.valvejdbc.attach.write;

import dev.valvejdbc.errors.StatementException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** The rows of a query of ours, as values that can be bound elsewhere. */
final class SourceRows {
  private final ResultSet rows;
  private final int[] types;

  SourceRows(ResultSet rows) throws SQLException {
    this.rows = rows;
    ResultSetMetaData columns = rows.getMetaData();
    types = new int[columns.getColumnCount()];
    for (int i = 0; i < types.length; i++) {
      types[i] = columns.getColumnType(i + 1);
    }
  }

  int columns() {
    return types.length;
  }

  /** Goes to the next row; an error of the query is its own, and not the database's. */
  boolean next() {
    try {
      return rows.next();
    } catch (SQLException e) {
      throw new StatementException(e);
    }
  }

  /** The value of a column, from 0; moments as Instants. */
  @Nullable Object value(int column) throws SQLException {
    int at = column + 1;
    return switch (types[column]) {
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> rows.getObject(at, Instant.class);
      case Types.DATE -> rows.getObject(at, LocalDate.class);
      case Types.TIME -> rows.getObject(at, LocalTime.class);
      case Types.BINARY, Types.VARBINARY -> rows.getBytes(at);
      case Types.BOOLEAN,
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.NUMERIC,
          Types.DECIMAL ->
          rows.getObject(at);
      default -> rows.getString(at);
    };
  }
}
