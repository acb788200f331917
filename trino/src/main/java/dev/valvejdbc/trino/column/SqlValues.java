package dev.valvejdbc.trino.column;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.TypeUtils.writeNativeValue;
import static io.trino.spi.type.VarcharType.VARCHAR;

import dev.valvejdbc.tables.ColumnType;
import io.airlift.slice.Slice;
import io.airlift.slice.Slices;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.connector.RecordCursor;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.Int128;
import io.trino.spi.type.TimeZoneKey;
import io.trino.spi.type.Type;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The values of columns in their three forms: the core's, Trino's own, and JSON in splits. */
public final class SqlValues {
  private static final DecimalType UNSIGNED = DecimalType.createDecimalType(20, 0);

  private SqlValues() {}

  /** The type of a column. */
  public static Type type(ColumnType type) {
    return switch (type) {
      case BOOLEAN -> BOOLEAN;
      case INTEGER -> INTEGER;
      case BIGINT -> BIGINT;
      case UNSIGNED_BIGINT -> UNSIGNED;
      case DOUBLE -> DOUBLE;
      case TIMESTAMP -> TIMESTAMP_TZ_MILLIS;
      case VARCHAR -> VARCHAR;
    };
  }

  /** The core's value as Trino holds it. */
  public static @Nullable Object toTrino(ColumnType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case BOOLEAN, DOUBLE -> value;
      case INTEGER, BIGINT -> ((Number) value).longValue();
      case UNSIGNED_BIGINT -> Int128.valueOf(((BigDecimal) value).toBigInteger());
      case TIMESTAMP -> packDateTimeWithZone(((Number) value).longValue(), TimeZoneKey.UTC_KEY);
      case VARCHAR -> Slices.utf8Slice(value.toString());
    };
  }

  /** Trino's value as the core has it. */
  public static Object toCore(ColumnType type, Object value) {
    return switch (type) {
      case BOOLEAN, DOUBLE -> value;
      case INTEGER -> ((Number) value).intValue();
      case BIGINT -> ((Number) value).longValue();
      case UNSIGNED_BIGINT -> new BigDecimal(((Int128) value).toBigInteger());
      case TIMESTAMP -> unpackMillisUtc((Long) value);
      case VARCHAR -> ((Slice) value).toStringUtf8();
    };
  }

  /** A value of a split, which JSON has carried, as the core has it. */
  public static @Nullable Object ofJson(ColumnType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case BOOLEAN, VARCHAR -> value;
      case INTEGER -> ((Number) value).intValue();
      case BIGINT, TIMESTAMP -> ((Number) value).longValue();
      case UNSIGNED_BIGINT -> new BigDecimal(value.toString());
      case DOUBLE -> ((Number) value).doubleValue();
    };
  }

  /** A value of a cursor as the core has it; null for SQL's null. */
  public static @Nullable Object of(ColumnType type, RecordCursor cursor, int field) {
    if (cursor.isNull(field)) {
      return null;
    }
    return switch (type) {
      case BOOLEAN -> cursor.getBoolean(field);
      case DOUBLE -> cursor.getDouble(field);
      case INTEGER, BIGINT, TIMESTAMP -> toCore(type, cursor.getLong(field));
      case UNSIGNED_BIGINT -> toCore(type, cursor.getObject(field));
      case VARCHAR -> toCore(type, cursor.getSlice(field));
    };
  }

  /** Appends a value of the core's to a column. */
  public static void append(ColumnType type, BlockBuilder column, @Nullable Object value) {
    Object own = toTrino(type, value);
    if (own == null) {
      column.appendNull();
    } else {
      writeNativeValue(type(type), column, own);
    }
  }
}
