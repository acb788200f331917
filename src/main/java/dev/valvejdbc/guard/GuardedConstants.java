package dev.valvejdbc.guard;

import java.lang.reflect.Modifier;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.BlockStatement;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutable;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgramBuilder;
import org.apache.calcite.sql.validate.SqlConformanceEnum;

/** Computes constants while a statement is planned, with a guard as in the plan itself. */
public final class GuardedConstants implements RexExecutor {
  private final DataContext context;

  /**
   * Computes in a context.
   *
   * @param context what functions may ask for
   */
  public GuardedConstants(DataContext context) {
    this.context = context;
  }

  /** Leaves those as they are that fail: they fail again, if they are reached, when they run. */
  @Override
  public void reduce(RexBuilder rex, List<RexNode> constants, List<RexNode> reduced) {
    try {
      RexExecutable executable = new RexExecutable(code(rex, constants), "constants");
      executable.setDataContext(context);
      executable.reduce(rex, constants, reduced);
    } catch (RuntimeException e) {
      reduced.clear();
      reduced.addAll(constants);
    }
  }

  private static String code(RexBuilder rex, List<RexNode> constants) {
    RexProgramBuilder program = new RexProgramBuilder(rex.getTypeFactory().builder().build(), rex);
    for (RexNode constant : constants) {
      program.addProject(constant, "c" + program.getProjectList().size());
    }
    ParameterExpression given = Expressions.parameter(Object.class, "root0");
    BlockBuilder block = new BlockBuilder();
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
        Expressions.methodDecl(Modifier.PUBLIC, Object[].class, "apply", List.of(given), body));
  }
}
