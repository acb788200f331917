package dev.valvejdbc.engine.direct;

import dev.valvejdbc.engine.direct.DirectQuery.Test;
import dev.valvejdbc.tables.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.runtime.Bindable;
import org.jspecify.annotations.Nullable;

/** How the rows of a table are read, and which of them a query wants. */
abstract class DirectReading {
  final DirectTable table;
  final List<DirectCondition> conditions = new ArrayList<>();

  DirectReading(DirectTable table) {
    this.table = table;
  }

  /** Takes a condition; false if it needs a plan. */
  boolean takes(Test test) {
    int ordinal = table.ordinal(test.name());
    if (ordinal < 0 || table.hasWords(ordinal)) {
      return false;
    }
    ColumnType type = table.columns().get(ordinal).type();
    return DirectCondition.covers(type, test.comparison(), test.operands()) && takes(test, ordinal);
  }

  boolean takes(Test test, int ordinal) {
    return conditions.add(
        new DirectCondition(position(ordinal), test.comparison(), test.operands()));
  }

  /** Where the value of a column of the table stands in the rows that conditions see. */
  abstract int position(int ordinal);

  /**
   * What gives the rows.
   *
   * @param limit most rows
   * @return null if a condition is missing
   */
  abstract @Nullable Bindable<Object> rows(long limit);
}
