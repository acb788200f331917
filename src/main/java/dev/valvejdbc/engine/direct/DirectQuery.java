package dev.valvejdbc.engine.direct;

import java.util.List;
import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it is written, before its names are looked up.
 *
 * @param schema of the table; null if none is named
 * @param alias of the table; its name if none is given
 * @param items what is selected; empty for all columns
 * @param tests all of which must hold
 * @param limit most rows, {@link Long#MAX_VALUE} if there is no limit
 * @param parameters how many question marks it has
 */
record DirectQuery(
    @Nullable String schema,
    String table,
    String alias,
    List<Item> items,
    List<Test> tests,
    long limit,
    int parameters) {

  /**
   * A column by its name.
   *
   * @param table the table's alias; null if it is not named
   */
  record Name(@Nullable String table, String column) {}

  /**
   * What is selected.
   *
   * @param label its name in the result
   */
  record Item(Name name, String label) {}

  /** A comparison of a column with constants. */
  record Test(Name name, Comparison comparison, List<Operand> operands) {}

  /**
   * A constant.
   *
   * @param value a {@link String} or a {@link Long}; null for a parameter
   * @param parameter the parameter's ordinal from 0; -1 for a literal
   */
  record Operand(@Nullable Object value, int parameter) {
    boolean isParameter() {
      return parameter >= 0;
    }

    /** Its value in an execution. */
    @Nullable Object in(DataContext context) {
      return isParameter() ? context.get("?" + parameter) : value;
    }
  }

  enum Comparison {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    IN,
    IS_NULL,
    IS_NOT_NULL
  }
}
