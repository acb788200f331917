package dev.valvejdbc.sql.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Tells the parameters of LIMIT and OFFSET, for which null has a meaning, from others. */
public final class LimitParameters {
  /** What the parameters of LIMIT and OFFSET are called among parameters. */
  public static final String LIMIT = "LIMIT";

  public static final String OFFSET = "OFFSET";

  private final Map<SqlNode, String> bounds = new HashMap<>();

  LimitParameters() {}

  void note(@Nullable SqlNode limit, @Nullable SqlNode offset) {
    note(limit, LIMIT);
    note(offset, OFFSET);
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
