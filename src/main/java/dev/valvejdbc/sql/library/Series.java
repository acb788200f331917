package dev.valvejdbc.sql.library;

import dev.valvejdbc.errors.SqlError;
import java.lang.reflect.Type;
import java.util.List;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.TableFunction;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedTableFunction;
import org.jspecify.annotations.Nullable;

/** The table function generate_series: numbers or moments, each a step after the one before. */
public final class Series extends SqlUserDefinedTableFunction {
  private static final String NAME = "GENERATE_SERIES";

  Series() {
    super(
        new SqlIdentifier(NAME, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.CURSOR,
        null,
        new Bounds(),
        new Rows());
  }

  @Override
  public SqlReturnTypeInference getRowTypeInference() {
    return call -> {
      RelDataTypeFactory types = call.getTypeFactory();
      boolean moments = SqlTypeFamily.TIMESTAMP.contains(call.getOperandType(0));
      return types
          .builder()
          .add("generate_series", (moments ? Kind.MOMENT : Kind.LONG).type(types))
          .build();
    };
  }

  /**
   * The rows, from a bound to the other; called by generated code.
   *
   * @param step negative for a series that falls; not zero
   */
  public static Enumerable<@Nullable Object[]> rows(
      @Nullable Object from, @Nullable Object to, @Nullable Object step) {
    if (from == null || to == null || step == null) {
      return Linq4j.emptyEnumerable();
    }
    long last = ((Number) to).longValue();
    long by = ((Number) step).longValue();
    if (by == 0) {
      throw SqlError.FUNCTION_ARGUMENT.inStatement(
          "The step of a series", "0", "numbers and intervals above or below it");
    }
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        return new Walk(((Number) from).longValue(), last, by);
      }
    };
  }

  private static final class Walk implements Enumerator<@Nullable Object[]> {
    private final long first;
    private final long last;
    private final long step;
    private long value;
    private boolean begun;
    private boolean ended;

    Walk(long first, long last, long step) {
      this.first = first;
      this.last = last;
      this.step = step;
    }

    @Override
    public @Nullable Object[] current() {
      return new Object[] {value};
    }

    @Override
    public boolean moveNext() {
      long next = begun ? value + step : first;
      boolean over = begun && (step > 0 ? next < value : next > value); // beyond 64 bits
      ended = ended || over || (step > 0 ? next > last : next < last);
      begun = true;
      value = ended ? value : next;
      return !ended;
    }

    @Override
    public void reset() {
      begun = false;
      ended = false;
    }

    @Override
    public void close() {}
  }

  private static final class Rows implements TableFunction, ImplementableFunction {
    @Override
    public RelDataType getRowType(
        RelDataTypeFactory types, List<? extends @Nullable Object> arguments) {
      return types.builder().add("generate_series", SqlTypeName.BIGINT).build();
    }

    @Override
    public Type getElementType(List<? extends @Nullable Object> arguments) {
      return Object[].class;
    }

    @Override
    public List<FunctionParameter> getParameters() {
      return List.of();
    }

    @Override
    public CallImplementor getImplementor() {
      return RexImpTable.createImplementor(
          (translator, call, operands) ->
              Expressions.call(
                  Series.class,
                  "rows",
                  boxed(operands.get(0)),
                  boxed(operands.get(1)),
                  operands.size() > 2
                      ? boxed(operands.get(2))
                      : Expressions.box(Expressions.constant(1L))),
          NullPolicy.NONE,
          false);
    }

    private static Expression boxed(Expression operand) {
      Primitive primitive = Primitive.of(operand.getType());
      return primitive == null ? operand : Expressions.box(operand, primitive);
    }
  }

  /** Two whole numbers and perhaps a step, or two moments and an interval. */
  private record Bounds() implements SqlOperandMetadata {
    @Override
    public boolean checkOperandTypes(SqlCallBinding call, boolean throwing) {
      boolean moments = SqlTypeFamily.TIMESTAMP.contains(call.getOperandType(0));
      SqlTypeFamily bound = moments ? SqlTypeFamily.TIMESTAMP : SqlTypeFamily.INTEGER;
      SqlTypeFamily step = moments ? SqlTypeFamily.INTERVAL_DAY_TIME : SqlTypeFamily.INTEGER;
      return (call.getOperandCount() == 2 && !moments
              ? OperandTypes.family(bound, bound)
              : OperandTypes.family(bound, bound, step))
          .checkOperandTypes(call, throwing);
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
      return SqlOperandCountRanges.between(2, 3);
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
      return name + "(<INTEGER>, <INTEGER>[, <INTEGER>]) or (<TIMESTAMP>, <TIMESTAMP>, <INTERVAL>)";
    }

    @Override
    public List<RelDataType> paramTypes(RelDataTypeFactory types) {
      return List.of();
    }

    @Override
    public List<String> paramNames() {
      return List.of("start", "stop", "step");
    }

    @Override
    public boolean isFixedParameters() {
      return false;
    }
  }
}
