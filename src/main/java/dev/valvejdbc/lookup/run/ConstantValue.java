package dev.valvejdbc.lookup.run;

import java.math.BigDecimal;
import org.apache.calcite.DataContext;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Turns literals and parameters into the values that Calcite's generated code works with. */
public final class ConstantValue {
  private ConstantValue() {}

  /** Whether {@link #of} knows how to make values of this type. */
  public static boolean covers(SqlTypeName type) {
    return switch (type) {
      case CHAR,
          VARCHAR,
          BOOLEAN,
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          DECIMAL,
          REAL,
          FLOAT,
          DOUBLE,
          DATE,
          TIME,
          TIMESTAMP ->
          true;
      default -> false;
    };
  }

  /** The value of a literal or, from the context, of a parameter; null for NULL. */
  public static @Nullable Object of(RexNode constant, SqlTypeName type, DataContext root) {
    if (constant instanceof RexDynamicParam parameter) {
      return converted(root.get(parameter.getName()), type);
    }
    return of((RexLiteral) constant, type);
  }

  /** The value of a literal as the given type; null for NULL. */
  public static @Nullable Object of(RexLiteral literal, SqlTypeName type) {
    if (literal.isNull()) {
      return null;
    }
    Object value =
        switch (literal.getTypeName()) {
          case CHAR, VARCHAR -> literal.getValueAs(String.class);
          case BOOLEAN -> literal.getValueAs(Boolean.class);
          case DATE, TIME -> literal.getValueAs(Integer.class);
          case TIMESTAMP -> literal.getValueAs(Long.class);
          default -> literal.getValueAs(BigDecimal.class);
        };
    return converted(value, type);
  }

  /** A value as the given type, null if none of that type equals it. */
  static @Nullable Object exact(@Nullable Object value, SqlTypeName type) {
    Object converted = converted(value, type);
    boolean same =
        !SqlTypeName.INT_TYPES.contains(type)
            || !(value instanceof Number)
            || new BigDecimal(String.valueOf(value))
                    .compareTo(new BigDecimal(String.valueOf(converted)))
                == 0;
    return same ? converted : null;
  }

  /** A value as the given type; null for null. */
  public static @Nullable Object converted(@Nullable Object value, SqlTypeName type) {
    if (value instanceof Number number) {
      return switch (type) {
        case TINYINT -> number.byteValue();
        case SMALLINT -> number.shortValue();
        case INTEGER, DATE, TIME -> number.intValue();
        case BIGINT, TIMESTAMP -> number.longValue();
        case REAL -> number.floatValue();
        case FLOAT, DOUBLE -> number.doubleValue();
        case CHAR, VARCHAR -> number.toString();
        default -> number instanceof BigDecimal ? number : new BigDecimal(number.toString());
      };
    }
    return value;
  }
}
