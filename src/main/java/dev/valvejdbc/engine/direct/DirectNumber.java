package dev.valvejdbc.engine.direct;

import java.util.List;
import java.util.Map;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.jdbc.CalcitePrepare.CalciteSignature;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** {@code SELECT 1}, by which pools and people see whether a connection lives. */
final class DirectNumber {
  /** The name of a column that is given none. */
  private static final String LABEL = "?column?";

  private DirectNumber() {}

  /** What runs such a statement; null if it is another one. */
  static @Nullable CalciteSignature<Object> signature(String sql, CalcitePrepare.Context context) {
    Integer number = DirectGrammar.number(sql);
    if (number == null) {
      return null;
    }
    JavaTypeFactory types = context.getTypeFactory();
    RelDataType type = types.createSqlType(SqlTypeName.INTEGER);
    return new CalciteSignature<>(
        sql,
        List.of(),
        Map.of(),
        types.createStructType(List.of(type), List.of(LABEL)),
        List.of(DirectColumns.told(LABEL, type, types)),
        Meta.CursorFactory.OBJECT,
        context.getRootSchema(),
        List.of(),
        -1,
        data -> Linq4j.singletonEnumerable(number),
        Meta.StatementType.SELECT);
  }
}
