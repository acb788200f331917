package dev.valvejdbc.sql.library;

import java.util.List;
import java.util.function.Function;
import org.apache.calcite.adapter.enumerable.AggAddContext;
import org.apache.calcite.adapter.enumerable.AggImplementor;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.linq4j.tree.Statement;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.AggregateFunction;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableAggFunction;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * What computes an aggregate of ours, whose operator knows its types.
 *
 * @param code makes the code, told whether it is that of a window
 */
record CodedAggregate(Function<Boolean, AggImplementor> code)
    implements AggregateFunction, ImplementableAggFunction {
  @Override
  public RelDataType getReturnType(RelDataTypeFactory types) {
    return types.createSqlType(SqlTypeName.ANY);
  }

  @Override
  public List<FunctionParameter> getParameters() {
    return List.of();
  }

  @Override
  public AggImplementor getImplementor(boolean windowContext) {
    return code.apply(windowContext);
  }

  /** Does what adds a row, if its FILTER takes the row. */
  static void add(AggAddContext row, Statement adding) {
    RexNode filter = row.rexFilterArgument();
    row.currentBlock()
        .add(
            filter == null
                ? adding
                : Expressions.ifThen(
                    row.rowTranslator().translateList(List.of(filter)).get(0), adding));
  }

  /** A value as a collection keeps it. */
  static Expression boxed(Expression value) {
    Primitive primitive = Primitive.of(value.getType());
    return primitive == null ? value : Expressions.box(value, primitive);
  }
}
