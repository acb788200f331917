package dev.valvejdbc.lookup.rel;

import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.function.Predicate1;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.sql.validate.SqlConformance;
import org.jspecify.annotations.Nullable;

/** Makes conditions on rows without compiling them; what a planner's context says. */
public interface RowConditions {
  /**
   * A condition.
   *
   * @param program whose condition it is, on rows that are arrays
   * @return makes it for an execution; null where it looks at more than a row
   */
  @Nullable Function1<DataContext, Predicate1<Object[]>> of(
      RexProgram program, RexBuilder rex, SqlConformance conformance);
}
