package dev.valvejdbc.guard;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.Sarg;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Holds the many ranges in which a condition looks for a value, in their order. */
public final class ValueRanges {
  /** How the values of a type are compared. */
  private enum Kind {
    TEXT,
    WHOLE,
    DECIMAL,
    FLOATING
  }

  /**
   * One range.
   *
   * @param lower null where it has no lower end
   * @param upper null where it has no upper end
   */
  private record Part(
      @Nullable Comparable<Object> lower,
      boolean fromLower,
      @Nullable Comparable<Object> upper,
      boolean toUpper) {}

  private final Kind kind;
  private final List<Part> parts;
  private final @Nullable Boolean ofNull;
  private final boolean ofNan;

  private ValueRanges(Kind kind, List<Part> parts, @Nullable Boolean ofNull, boolean ofNan) {
    this.kind = kind;
    this.parts = parts;
    this.ofNull = ofNull;
    this.ofNan = ofNan;
  }

  /**
   * The ranges of a search.
   *
   * @param type of the values that are looked for
   * @param literal of the ranges
   * @return null if values of that type are not compared so
   */
  static @Nullable ValueRanges of(RelDataType type, RexLiteral literal) {
    Sarg<?> ranges = literal.getValueAs(Sarg.class);
    Kind kind = kind(type.getSqlTypeName(), literal.getType().getSqlTypeName());
    if (ranges == null || kind == null) {
      return null;
    }
    List<Part> parts = new ArrayList<>();
    for (Range<?> range : ranges.rangeSet.asRanges()) {
      parts.add(
          new Part(
              range.hasLowerBound() ? known(kind, range.lowerEndpoint()) : null,
              range.hasLowerBound() && range.lowerBoundType() == BoundType.CLOSED,
              range.hasUpperBound() ? known(kind, range.upperEndpoint()) : null,
              range.hasUpperBound() && range.upperBoundType() == BoundType.CLOSED));
    }
    Boolean ofNull =
        ranges.nullAs == RexUnknownAs.UNKNOWN ? null : ranges.nullAs == RexUnknownAs.TRUE;
    return new ValueRanges(kind, parts, ofNull, ranges.isComplementedPoints());
  }

  private static @Nullable Kind kind(SqlTypeName type, SqlTypeName ends) {
    return switch (type) {
      case CHAR, VARCHAR -> ends == SqlTypeName.VARCHAR ? Kind.TEXT : null;
      case DATE, TIME, TIMESTAMP -> ends == type ? Kind.WHOLE : null;
      case TINYINT, SMALLINT, INTEGER, BIGINT ->
          SqlTypeName.INT_TYPES.contains(ends)
              ? Kind.WHOLE
              : ends == SqlTypeName.DECIMAL ? Kind.DECIMAL : null;
      case DECIMAL -> SqlTypeName.EXACT_TYPES.contains(ends) ? Kind.DECIMAL : null;
      case DOUBLE -> ends == SqlTypeName.DOUBLE ? Kind.FLOATING : null;
      default -> null;
    };
  }

  /** An end of a range as values are compared with it. */
  @SuppressWarnings("unchecked") // each kind has one class of values
  private static Comparable<Object> known(Kind kind, Object end) {
    Object value = end;
    if (end instanceof NlsString text) {
      value = text.getValue();
    } else if (end instanceof DateString day) {
      value = (long) day.getDaysSinceEpoch();
    } else if (end instanceof TimeString time) {
      value = (long) time.getMillisOfDay();
    } else if (end instanceof TimestampString moment) {
      value = moment.getMillisSinceEpoch();
    } else if (end instanceof Number number) {
      value = known(kind, number);
    }
    return (Comparable<Object>) value;
  }

  private static Object known(Kind kind, Number number) {
    return switch (kind) {
      case DECIMAL ->
          number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
      case FLOATING -> number.doubleValue() + 0.0; // of two zeros one
      default -> number.longValue();
    };
  }

  /**
   * Whether a value is in one of the ranges. Called by generated code.
   *
   * @param value null for SQL's null
   * @param ranges what a plan was handed over
   * @return null where it is unknown
   */
  public static @Nullable Boolean contain(@Nullable Object value, Object ranges) {
    return ((ValueRanges) ranges).contain(value);
  }

  private @Nullable Boolean contain(@Nullable Object value) {
    if (value == null) {
      return ofNull;
    }
    Object sought = value instanceof Number number ? known(kind, number) : value;
    if (sought instanceof Double floating && floating.isNaN()) {
      return ofNan;
    }
    int from = 0;
    int to = parts.size() - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      Part part = parts.get(middle);
      if (isBelow(sought, part)) {
        to = middle - 1;
      } else if (isAbove(sought, part)) {
        from = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  private static boolean isBelow(Object value, Part part) {
    Comparable<Object> lower = part.lower();
    int order = lower == null ? -1 : lower.compareTo(value);
    return order > 0 || (order == 0 && !part.fromLower());
  }

  private static boolean isAbove(Object value, Part part) {
    Comparable<Object> upper = part.upper();
    int order = upper == null ? 1 : upper.compareTo(value);
    return order < 0 || (order == 0 && !part.toUpper());
  }

  @Override
  public String toString() {
    return parts.size() + " ranges";
  }
}
