package dev.valvejdbc.sql.library;

import dev.valvejdbc.guard.Guard;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.AggAddContext;
import org.apache.calcite.adapter.enumerable.AggContext;
import org.apache.calcite.adapter.enumerable.AggResetContext;
import org.apache.calcite.adapter.enumerable.AggResultContext;
import org.apache.calcite.adapter.enumerable.StrictAggImplementor;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.BuiltInMethod;
import org.apache.calcite.util.Optionality;

/**
 * An aggregate that needs all its values, without the nulls: a method of {@link Collected} is given
 * them. What it keeps is accounted for, since it keeps them in a collection.
 */
public final class CollectedAggregate extends SqlUserDefinedAggFunction {
  /** Aggregates of different values in windows; nobody writes their names. */
  static final CollectedAggregate COUNT_DISTINCT =
      new CollectedAggregate("$COUNT_DISTINCT", "different", ReturnTypes.BIGINT, Kind.ANY);

  static final CollectedAggregate SUM_DISTINCT =
      new CollectedAggregate("$SUM_DISTINCT", "sumOfDifferent", ReturnTypes.AGG_SUM, Kind.NUMBER);

  static final CollectedAggregate AVG_DISTINCT =
      new CollectedAggregate("$AVG_DISTINCT", "meanOfDifferent", ReturnTypes.DOUBLE, Kind.NUMBER);

  /**
   * Makes an aggregate.
   *
   * @param method of {@link Collected}: its parameters are the guard, the values, then the options,
   *     which are the same in each row
   */
  CollectedAggregate(String name, String method, SqlReturnTypeInference returns, Kind... kinds) {
    this(name, method, returns, Optionality.FORBIDDEN, new Signature(List.of(kinds), kinds.length));
  }

  private CollectedAggregate(
      String name,
      String method,
      SqlReturnTypeInference returns,
      Optionality order,
      Signature operands) {
    super(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        returns.andThen(SqlTypeTransforms.FORCE_NULLABLE),
        null,
        operands,
        new CodedAggregate(ofWindow -> collecting(method)),
        false,
        false,
        order);
  }

  /**
   * One that joins texts, with a comma or what its second operand says between them. Calcite's own
   * copies all that it has at each further text, and says that it is never null.
   */
  static CollectedAggregate ofTexts(String name) {
    return new CollectedAggregate(
        name,
        "joined",
        ReturnTypes.VARCHAR,
        Optionality.OPTIONAL,
        new Signature(List.of(Kind.TEXT, Kind.TEXT), 1));
  }

  private static Collecting collecting(String method) {
    return new Collecting(
        Arrays.stream(Collected.class.getMethods())
            .filter(m -> m.getName().equals(method))
            .findFirst()
            .orElseThrow());
  }

  private static final class Collecting extends StrictAggImplementor {
    private final Method result;
    private final int options;

    Collecting(Method result) {
      this.result = result;
      options = result.getParameterCount() - 2;
    }

    @Override
    public List<Type> getNotNullState(AggContext info) {
      List<Type> state = new ArrayList<>();
      state.add(List.class);
      state.addAll(Arrays.asList(result.getParameterTypes()).subList(2, options + 2));
      return state;
    }

    @Override
    protected void implementNotNullReset(AggContext info, AggResetContext reset) {
      List<Expression> state = reset.accumulator();
      assign(reset.currentBlock(), state.get(0), Expressions.new_(ArrayList.class));
      for (int i = 1; i <= options; i++) {
        assign(reset.currentBlock(), state.get(i), Expressions.constant(null, Object.class));
      }
    }

    private static void assign(
        org.apache.calcite.linq4j.tree.BlockBuilder block, Expression to, Expression value) {
      block.add(Expressions.statement(Expressions.assign(to, value)));
    }

    @Override
    protected void implementNotNullAdd(AggContext info, AggAddContext add) {
      List<Expression> given = add.arguments().stream().map(CodedAggregate::boxed).toList();
      int values = given.size() - options;
      Expression value =
          values == 1
              ? given.get(0)
              : Expressions.newArrayInit(Object.class, given.subList(0, values));
      List<Expression> state = add.accumulator();
      add.currentBlock()
          .add(
              Expressions.statement(
                  Expressions.call(state.get(0), BuiltInMethod.COLLECTION_ADD.method, value)));
      for (int i = 1; i <= options; i++) {
        assign(add.currentBlock(), state.get(i), given.get(values + i - 1));
      }
    }

    @Override
    protected Expression implementNotNullResult(AggContext info, AggResultContext context) {
      List<Expression> given = new ArrayList<>();
      given.add(Expressions.call(Expressions.call(Guard.class, "of", DataContext.ROOT), "texts"));
      given.addAll(context.accumulator().subList(0, options + 1));
      Expression value = Expressions.call(result, given);
      return result.getReturnType() == Object.class
          ? Expressions.convert_(value, Primitive.box(info.returnType()))
          : value;
    }
  }
}
