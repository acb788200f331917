package dev.valvejdbc.guard;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.function.Predicate1;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLocalRef;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexProgramBuilder;
import org.apache.calcite.runtime.FlatLists;
import org.apache.calcite.sql.validate.SqlConformance;
import org.jspecify.annotations.Nullable;

/**
 * What a filter with a projection computes, in nodes that are gone through for each row. Compiling
 * it as a whole would take longer than going through it for the rows that most statements read.
 */
public final class Calculation {
  /** Calls up to which code is compiled as a whole. */
  private static final int FEW = 100;

  private final @Nullable CalcNode condition;
  private final List<CalcNode> columns;
  private final List<CalcCode> code;
  private final List<CalcParameter> parameters;
  private final int shared;

  private Calculation(
      @Nullable CalcNode condition,
      List<CalcNode> columns,
      List<CalcCode> code,
      List<CalcParameter> parameters,
      int shared) {
    this.condition = condition;
    this.columns = columns;
    this.code = code;
    this.parameters = parameters;
    this.shared = shared;
  }

  /**
   * The calculation of a node.
   *
   * @return null if it looks at more than a row
   */
  static @Nullable Calculation of(
      EnumerableCalc calc, SqlConformance conformance, CodeCompiler compiler) {
    return of(calc.getProgram(), calc.getCluster().getRexBuilder(), conformance, compiler);
  }

  private static @Nullable Calculation of(
      RexProgram program, RexBuilder rex, SqlConformance conformance, CodeCompiler compiler) {
    CalcSteps steps = new CalcSteps(rex, conformance, compiler.steps());
    CalcReader reader = new CalcReader(rex, program, steps);
    try {
      RexLocalRef asked = program.getCondition();
      CalcNode condition = asked == null ? null : reader.node(asked);
      List<CalcNode> columns = program.getProjectList().stream().map(reader::node).toList();
      return new Calculation(
          condition, columns, steps.compiled(compiler), reader.parameters(), reader.shared());
    } catch (UnsupportedOperationException | IllegalStateException e) {
      return null;
    }
  }

  /** Whether code for all expressions of a program would take seconds to compile. */
  static boolean isLarge(RexProgram program) {
    return program.getExprList().stream().filter(e -> e instanceof RexCall).count() > FEW;
  }

  /**
   * The condition of a program.
   *
   * @return makes it for an execution; null if it looks at more than a row
   */
  public static @Nullable Function1<DataContext, Predicate1<Object[]>> condition(
      RexProgram program, RexBuilder rex, SqlConformance conformance, CodeCompiler compiler) {
    RexProgramBuilder alone = new RexProgramBuilder(program.getInputRowType(), rex);
    alone.addCondition(program.expandLocalRef(requireNonNull(program.getCondition())));
    Calculation calculation = of(alone.getProgram(), rex, conformance, compiler);
    return calculation == null ? null : calculation::holding;
  }

  private Predicate1<Object[]> holding(DataContext root) {
    CalcRow row = new CalcRow(root, code, parameters, shared);
    CalcNode holds = requireNonNull(condition);
    return given -> {
      synchronized (row) {
        row.turn(given);
        return Boolean.TRUE.equals(holds.value(row));
      }
    };
  }

  /**
   * The rows that come of others.
   *
   * @param fields makes an array of a row; null where it is one
   */
  public Enumerable<@Nullable Object> rows(
      DataContext root, Enumerable<?> rows, @Nullable Function1<Object, Object[]> fields) {
    return new AbstractEnumerable<@Nullable Object>() {
      @Override
      public Enumerator<@Nullable Object> enumerator() {
        return new Rows(root, rows.enumerator(), fields);
      }
    };
  }

  private final class Rows implements Enumerator<@Nullable Object> {
    private final Enumerator<?> input;
    private final @Nullable Function1<Object, Object[]> fields;
    private final CalcRow row;
    private final Guard guard;
    private @Nullable Object current;

    Rows(DataContext root, Enumerator<?> input, @Nullable Function1<Object, Object[]> fields) {
      this.input = input;
      this.fields = fields;
      row = new CalcRow(root, code, parameters, shared);
      guard = Guard.of(root);
    }

    @Override
    public boolean moveNext() {
      while (input.moveNext()) {
        guard.tick();
        Object next = input.current();
        row.turn(fields == null ? (@Nullable Object[]) next : fields.apply(next));
        if (condition == null || Boolean.TRUE.equals(condition.value(row))) {
          current = columns.size() == 1 ? columns.get(0).value(row) : all();
          return true;
        }
      }
      return false;
    }

    private Object all() {
      if (columns.isEmpty()) {
        return FlatLists.COMPARABLE_EMPTY_LIST; // as rows without columns are
      }
      @Nullable Object[] values = new @Nullable Object[columns.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = columns.get(i).value(row);
      }
      return values;
    }

    @Override
    public @Nullable Object current() {
      return current;
    }

    @Override
    public void reset() {
      input.reset();
    }

    @Override
    public void close() {
      input.close();
    }
  }
}
