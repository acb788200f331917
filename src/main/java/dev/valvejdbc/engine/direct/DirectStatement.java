package dev.valvejdbc.engine.direct;

import dev.valvejdbc.engine.direct.DirectQuery.Operand;
import dev.valvejdbc.engine.direct.DirectQuery.Test;
import dev.valvejdbc.lookup.Asking;
import dev.valvejdbc.sql.table.KeyedTableBinding;
import dev.valvejdbc.sql.table.LocalTableBinding;
import java.util.List;
import java.util.Map;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.avatica.AvaticaParameter;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.jdbc.CalcitePrepare;
import org.apache.calcite.jdbc.CalcitePrepare.CalciteSignature;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Makes of a statement's text, without planning, what planning would make of it. */
public final class DirectStatement {
  /** The name of a column that is given none. */
  private static final String UNNAMED = "?column?";

  private DirectStatement() {}

  /** What runs a statement; null if it needs a plan, or is to be told that something is wrong. */
  public static @Nullable CalciteSignature<Object> signature(
      String sql, CalcitePrepare.Context context) {
    List<Token> tokens = Token.of(sql);
    Integer number = tokens == null ? null : DirectGrammar.number(tokens);
    if (number != null) { // as pools and people ask whether a connection lives
      RelDataType type = context.getTypeFactory().createSqlType(SqlTypeName.INTEGER);
      ColumnMetaData told = DirectColumns.told(UNNAMED, type, context.getTypeFactory());
      return signature(
          sql,
          List.of(),
          context.getTypeFactory().createStructType(List.of(type), List.of(UNNAMED)),
          List.of(told),
          data -> Linq4j.singletonEnumerable(number),
          context);
    }
    DirectQuery query = tokens == null ? null : DirectGrammar.read(tokens);
    DirectTable table = query == null ? null : DirectTable.of(query, context);
    DirectColumns columns = query == null || table == null ? null : DirectColumns.of(query, table);
    DirectReading reading =
        table == null || columns == null ? null : reading(table, columns.ordinals());
    if (query == null || table == null || columns == null || reading == null) {
      return null;
    }
    boolean taken = query.tests().stream().allMatch(reading::takes);
    Bindable<Object> rows = taken ? reading.rows(query.limit()) : null;
    JavaTypeFactory types = context.getTypeFactory();
    return rows == null
        ? null
        : signature(
            sql, parameters(query, table), columns.type(types), columns.told(types), rows, context);
  }

  private static CalciteSignature<Object> signature(
      String sql,
      List<AvaticaParameter> parameters,
      RelDataType row,
      List<ColumnMetaData> columns,
      Bindable<Object> rows,
      CalcitePrepare.Context context) {
    return new CalciteSignature<>(
        sql,
        parameters,
        Map.of(),
        row,
        columns,
        columns.size() == 1 ? Meta.CursorFactory.OBJECT : Meta.CursorFactory.ARRAY,
        context.getRootSchema(),
        List.of(),
        -1,
        rows,
        Meta.StatementType.SELECT);
  }

  /**
   * How a table is read that needs no plan; null for others.
   *
   * @param selected the ordinals of the columns wanted
   */
  private static @Nullable DirectReading reading(DirectTable table, List<Integer> selected) {
    if (table.binding() instanceof LocalTableBinding local) {
      return new LocalReading(table, local, selected);
    }
    return table.binding() instanceof KeyedTableBinding keyed
            && keyed.keyed().hasSimpleKey()
            && keyed.keyed().asking() == Asking.FREELY
        ? new KeyedReading(table, keyed.keyed(), selected)
        : null;
  }

  private static List<AvaticaParameter> parameters(DirectQuery query, DirectTable table) {
    AvaticaParameter[] parameters = new AvaticaParameter[query.parameters()];
    for (Test test : query.tests()) {
      for (Operand operand : test.operands()) {
        if (operand.isParameter()) {
          parameters[operand.parameter()] =
              DirectColumns.parameter(table, table.ordinal(test.name()), operand.parameter());
        }
      }
    }
    return List.of(parameters);
  }
}
