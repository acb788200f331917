package dev.valvejdbc.sql.library;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.adapter.enumerable.AggAddContext;
import org.apache.calcite.adapter.enumerable.AggContext;
import org.apache.calcite.adapter.enumerable.AggImplementor;
import org.apache.calcite.adapter.enumerable.AggResetContext;
import org.apache.calcite.adapter.enumerable.AggResultContext;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Statement;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJsonConstructorNullClause;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlJsonArrayAggAggFunction;
import org.apache.calcite.sql.fun.SqlJsonObjectAggAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.BuiltInMethod;
import org.apache.calcite.util.Optionality;

/** JSON_ARRAYAGG or JSON_OBJECTAGG of some of the rows: Calcite's own take no notice of FILTER. */
final class JsonAggregate extends SqlUserDefinedAggFunction {
  private JsonAggregate(boolean array, SqlJsonConstructorNullClause nulls) {
    super(
        new SqlIdentifier(array ? "JSON_ARRAYAGG" : "JSON_OBJECTAGG", SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.VARCHAR,
        null,
        new Signature(array ? List.of(Kind.ANY) : List.of(Kind.TEXT, Kind.ANY), array ? 1 : 2),
        new CodedAggregate(ofWindow -> new Gathering(array, nulls)),
        false,
        false,
        array ? Optionality.OPTIONAL : Optionality.FORBIDDEN);
  }

  /** Looks for no function of its name, which nobody else has. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
    return validateOperands(validator, scope, call);
  }

  /** A FILTER of such an aggregate with one that heeds it; others stay. */
  static SqlCall filtered(SqlCall filter) {
    boolean ordered = filter.operand(0).getKind() == SqlKind.WITHIN_GROUP;
    SqlNode called = ordered ? ((SqlCall) filter.operand(0)).operand(0) : filter.operand(0);
    if (!(called instanceof SqlCall call)) {
      return filter;
    }
    JsonAggregate known =
        call.getOperator() instanceof SqlJsonArrayAggAggFunction array
            ? new JsonAggregate(true, array.getNullClause())
            : call.getOperator() instanceof SqlJsonObjectAggAggFunction object
                ? new JsonAggregate(false, object.getNullClause())
                : null;
    if (known == null) {
      return filter;
    }
    int last = call.operandCount() - 1;
    boolean sorted = known.getName().equals("JSON_ARRAYAGG") && last == 1;
    SqlParserPos at = call.getParserPosition();
    SqlNode plain = known.createCall(at, call.getOperandList().subList(0, sorted ? 1 : last + 1));
    SqlNode made =
        sorted || ordered
            ? SqlStdOperatorTable.WITHIN_GROUP.createCall(
                at, plain, sorted ? call.operand(1) : ((SqlCall) filter.operand(0)).operand(1))
            : plain;
    return SqlStdOperatorTable.FILTER.createCall(
        filter.getParserPosition(), made, filter.operand(1));
  }

  private record Gathering(boolean array, SqlJsonConstructorNullClause nulls)
      implements AggImplementor {
    @Override
    public List<Type> getStateType(AggContext info) {
      return List.of(array ? List.class : Map.class);
    }

    @Override
    public void implementReset(AggContext info, AggResetContext reset) {
      Class<?> made = array ? ArrayList.class : LinkedHashMap.class;
      reset
          .currentBlock()
          .add(
              Expressions.statement(
                  Expressions.assign(reset.accumulator().get(0), Expressions.new_(made))));
    }

    @Override
    public void implementAdd(AggContext info, AggAddContext add) {
      Method method =
          array ? BuiltInMethod.JSON_ARRAYAGG_ADD.method : BuiltInMethod.JSON_OBJECTAGG_ADD.method;
      List<Expression> given = new ArrayList<>(add.accumulator());
      given.addAll(add.arguments());
      given.add(Expressions.constant(nulls));
      Statement adding = Expressions.statement(Expressions.call(method, given));
      CodedAggregate.add(add, adding);
    }

    @Override
    public Expression implementResult(AggContext info, AggResultContext result) {
      return Expressions.call(BuiltInMethod.JSONIZE.method, result.accumulator().get(0));
    }
  }
}
