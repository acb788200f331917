package dev.valvejdbc.sql.library;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.AggAddContext;
import org.apache.calcite.adapter.enumerable.AggContext;
import org.apache.calcite.adapter.enumerable.AggImplementor;
import org.apache.calcite.adapter.enumerable.AggResetContext;
import org.apache.calcite.adapter.enumerable.AggResultContext;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Statement;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.BuiltInMethod;
import org.apache.calcite.util.Optionality;

/** An array of all values, the nulls among them; null of no rows. */
final class KeptAggregate extends SqlUserDefinedAggFunction {
  KeptAggregate(String name) {
    super(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.TO_ARRAY.andThen(SqlTypeTransforms.FORCE_NULLABLE),
        null,
        new Signature(List.of(Kind.ANY), 1),
        new CodedAggregate(Keeping::new),
        false,
        false,
        Optionality.OPTIONAL);
  }

  /** The code; that of a window changes the values while earlier results are still read. */
  private record Keeping(boolean ofWindow) implements AggImplementor {
    @Override
    public List<Type> getStateType(AggContext info) {
      return List.of(List.class);
    }

    @Override
    public void implementReset(AggContext info, AggResetContext reset) {
      reset
          .currentBlock()
          .add(
              Expressions.statement(
                  Expressions.assign(
                      reset.accumulator().get(0), Expressions.new_(ArrayList.class))));
    }

    @Override
    public void implementAdd(AggContext info, AggAddContext add) {
      Statement adding =
          Expressions.statement(
              Expressions.call(
                  add.accumulator().get(0),
                  BuiltInMethod.COLLECTION_ADD.method,
                  CodedAggregate.boxed(add.arguments().get(0))));
      CodedAggregate.add(add, adding);
    }

    @Override
    public Expression implementResult(AggContext info, AggResultContext result) {
      Expression values = result.accumulator().get(0);
      return Expressions.condition(
          Expressions.equal(
              Expressions.call(values, BuiltInMethod.COLLECTION_SIZE.method),
              Expressions.constant(0)),
          Expressions.constant(null, List.class),
          ofWindow ? Expressions.new_(ArrayList.class, values) : values);
    }
  }
}
