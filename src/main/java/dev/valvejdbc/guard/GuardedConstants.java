package dev.valvejdbc.guard;

import dev.valvejdbc.errors.SqlError;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.BlockStatement;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgramBuilder;
import org.apache.calcite.runtime.Utilities;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.jspecify.annotations.Nullable;

/** Computes constants while a statement is planned, with a guard as in the plan itself. */
public final class GuardedConstants implements RexExecutor {
  private static final String CLASS = "Constants";

  private final DataContext context;
  private final CodeCompiler compiler;

  /**
   * Computes in a context.
   *
   * @param context what functions may ask for
   * @param compiler compiles the code of those that need some
   */
  public GuardedConstants(DataContext context, CodeCompiler compiler) {
    this.context = context;
    this.compiler = compiler;
  }

  /**
   * Leaves those as they are that fail: they fail again, if they are reached, when they run. So are
   * those that a condition says to be equal to a parameter or to the time, known then. Numbers
   * without a bound to their digits end the statement, since Calcite's code generator computes
   * casts once more, without a guard.
   */
  @Override
  public void reduce(RexBuilder rex, List<RexNode> constants, List<RexNode> reduced) {
    List<RexNode> computed =
        constants.stream().filter(c -> isToBeComputed(c) && text(c) == null).toList();
    try {
      Iterator<@Nullable Object> values = values(rex, computed).iterator();
      for (RexNode constant : constants) {
        String text = text(constant);
        reduced.add(
            isToBeComputed(constant)
                ? rex.makeLiteral(text == null ? values.next() : text, constant.getType(), true)
                : constant);
      }
    } catch (RuntimeException e) {
      if (SqlError.NUMBER_LENGTH.isOf(e)) {
        throw e;
      }
      reduced.clear();
      reduced.addAll(constants);
    }
  }

  /** Whether the value is the same whenever the plan runs, and not there already. */
  private static boolean isToBeComputed(RexNode constant) {
    return !(constant instanceof RexLiteral) && isKnown(constant);
  }

  /** Whether the value is the same whenever the plan runs. */
  private static boolean isKnown(RexNode constant) {
    return !(constant instanceof RexDynamicParam)
        && !(constant instanceof RexCall call
            && (call.getOperator().isDynamicFunction()
                || !call.getOperator().isDeterministic()
                || !call.getOperands().stream().allMatch(GuardedConstants::isKnown)));
  }

  /** The value of a literal that is cast to a text at least as long; null for all else. */
  private static @Nullable String text(RexNode constant) {
    if (constant.getKind() != SqlKind.CAST
        || constant.getType().getSqlTypeName() != SqlTypeName.VARCHAR
        || !(((RexCall) constant).getOperands().get(0) instanceof RexLiteral literal)
        || literal.getTypeName() != SqlTypeName.CHAR) {
      return null;
    }
    String text = literal.getValueAs(String.class);
    int room = constant.getType().getPrecision();
    boolean fits =
        text != null && (room == RelDataType.PRECISION_NOT_SPECIFIED || room >= text.length());
    return fits ? text : null;
  }

  @SuppressWarnings("unchecked") // the code returns an array
  private List<@Nullable Object> values(RexBuilder rex, List<RexNode> constants) {
    if (constants.isEmpty()) {
      return List.of();
    }
    String source =
        "public final class "
            + CLASS
            + " extends "
            + Utilities.class.getCanonicalName()
            + " implements "
            + Function1.class.getCanonicalName()
            + " {\n"
            + code(rex, constants)
            + "\n}";
    @Nullable Object[] values =
        (@Nullable Object[]) compiler.made(CLASS, source, Function1.class).apply(context);
    return Arrays.asList(values);
  }

  private static String code(RexBuilder rex, List<RexNode> constants) {
    RexProgramBuilder program = new RexProgramBuilder(rex.getTypeFactory().builder().build(), rex);
    for (RexNode constant : constants) {
      program.addProject(constant, "c" + program.getProjectList().size());
    }
    ParameterExpression given = Expressions.parameter(Object.class, "root0");
    BlockBuilder block = new CountedNames();
    List<Expression> values =
        RexToLixTranslator.translateProjects(
            program.getProgram(),
            (JavaTypeFactory) rex.getTypeFactory(),
            SqlConformanceEnum.DEFAULT,
            block,
            null,
            null,
            DataContext.ROOT,
            (list, index, type) -> {
              throw new UnsupportedOperationException();
            },
            null);
    block.add(Expressions.return_(null, Expressions.newArrayInit(Object[].class, values)));
    BlockStatement body =
        Expressions.block(
            Expressions.declare(
                Modifier.FINAL, DataContext.ROOT, Expressions.convert_(given, DataContext.class)),
            GuardedCode.ofConstants(block.toBlock()));
    return Expressions.toString(
        Expressions.methodDecl(Modifier.PUBLIC, Object.class, "apply", List.of(given), body));
  }
}
