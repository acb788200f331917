package dev.valvejdbc.sql.dialect;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Tells the parameters of LIMIT and OFFSET, for which null has a meaning, from others. */
public final class LimitParameters {
  /** What the parameters of LIMIT and OFFSET are called among parameters. */
  public static final String LIMIT = "LIMIT";

  public static final String OFFSET = "OFFSET";

  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final Map<SqlNode, String> bounds = new HashMap<>();

  LimitParameters() {}

  void note(@Nullable SqlNode limit, @Nullable SqlNode offset) {
    note(limit, LIMIT);
    note(offset, OFFSET);
  }

  /**
   * Bounds rows by what Calcite can count: it has no plan for more, or looks for one without end.
   */
  static void countable(SqlSelect select) {
    select.setFetch(countable(select.getFetch()));
    select.setOffset(countable(select.getOffset()));
  }

  private static @Nullable SqlNode countable(@Nullable SqlNode bound) {
    BigDecimal rows = bound instanceof SqlNumericLiteral number ? number.bigDecimalValue() : null;
    return rows == null || (rows.scale() <= 0 && rows.compareTo(MOST) <= 0)
        ? bound
        : SqlLiteral.createExactNumeric(
            rows.setScale(0, RoundingMode.HALF_UP).min(MOST).toPlainString(),
            requireNonNull(bound).getParserPosition());
  }

  private void note(@Nullable SqlNode bound, String name) {
    if (bound instanceof SqlDynamicParam) {
      bounds.put(bound, name);
    }
  }

  /** The parameters of a query by their names. */
  RelDataType named(
      SqlNode query, Function<SqlNode, RelDataType> type, RelDataTypeFactory factory) {
    SortedMap<Integer, RelDataType> types = new TreeMap<>();
    Map<Integer, String> names = new HashMap<>();
    query.accept(
        new SqlShuttle() {
          @Override
          public SqlNode visit(SqlDynamicParam parameter) {
            types.putIfAbsent(parameter.getIndex(), type.apply(parameter));
            names.put(parameter.getIndex(), bounds.getOrDefault(parameter, "?"));
            return parameter;
          }
        });
    return factory.createStructType(
        List.copyOf(types.values()), types.keySet().stream().map(i -> names.get(i) + i).toList());
  }
}
