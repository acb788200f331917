package dev.valvejdbc.server.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as JSON that loses nothing in a browser: numbers beyond what its floating point holds
 * are texts.
 */
final class JsonCells {
  /** The whole numbers that JavaScript tells apart. */
  private static final long SAFE = 1L << 53;

  private static final JsonFactory JSON = new JsonFactory();

  private final ResultSet rows;
  private final int[] types;
  private final String[] names;
  private final String[] labels;

  JsonCells(ResultSet rows) throws SQLException {
    this.rows = rows;
    ResultSetMetaData meta = rows.getMetaData();
    types = new int[meta.getColumnCount()];
    names = new String[types.length];
    labels = new String[types.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = meta.getColumnType(i + 1);
      names[i] = meta.getColumnTypeName(i + 1);
      labels[i] = meta.getColumnLabel(i + 1);
    }
  }

  /** The columns: their names, SQL types, and what the page makes of them. */
  byte[] head() {
    return line(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("columns");
          for (int i = 0; i < types.length; i++) {
            json.writeStartObject();
            json.writeStringField("name", labels[i]);
            json.writeStringField("type", names[i]);
            json.writeStringField("kind", kind(types[i]));
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** The row that the cursor is at, as an array. */
  byte[] row() throws SQLException {
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      Object value = value(i);
      values[i] = value == null ? NOTHING : value;
    }
    return line(
        json -> {
          json.writeStartArray();
          for (Object value : values) {
            write(json, value);
          }
          json.writeEndArray();
        });
  }

  private static final Object NOTHING = new Object();

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value == NOTHING) {
      json.writeNull();
    } else if (value instanceof Boolean b) {
      json.writeBoolean(b);
    } else if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isFinite(number)) {
        json.writeNumber(number);
      } else {
        json.writeString(value.toString());
      }
    } else if (value instanceof BigDecimal number) {
      writeExact(json, number);
    } else if (value instanceof Number number) {
      long whole = number.longValue();
      if (Math.abs(whole) < SAFE && whole != Long.MIN_VALUE) {
        json.writeNumber(whole);
      } else {
        json.writeString(number.toString());
      }
    } else {
      json.writeString(value.toString());
    }
  }

  private static void writeExact(JsonGenerator json, BigDecimal number) throws IOException {
    if (new BigDecimal(Double.toString(number.doubleValue())).compareTo(number) == 0) {
      json.writeNumber(number.toPlainString());
    } else {
      json.writeString(number.toPlainString());
    }
  }

  private @Nullable Object value(int column) throws SQLException {
    return switch (types[column]) {
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
          rows.getObject(column + 1, Instant.class);
      case Types.DATE, Types.TIME -> rows.getString(column + 1);
      default -> rows.getObject(column + 1);
    };
  }

  private static String kind(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.FLOAT,
          Types.REAL,
          Types.DOUBLE,
          Types.NUMERIC,
          Types.DECIMAL ->
          "number";
      case Types.BOOLEAN, Types.BIT -> "boolean";
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE, Types.DATE -> "time";
      default -> "text";
    };
  }

  /** Writes something. */
  interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  /** One line of JSON. */
  static byte[] line(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written but memory
    }
    return out.toByteArray();
  }
}
