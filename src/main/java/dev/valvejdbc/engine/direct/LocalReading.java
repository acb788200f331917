package dev.valvejdbc.engine.direct;

import dev.valvejdbc.sql.table.LocalTableBinding;
import java.util.List;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.runtime.Bindable;
import org.jspecify.annotations.Nullable;

/** Reads a table of what this process knows. */
final class LocalReading extends DirectReading {
  private final LocalTableBinding local;
  private final List<Integer> selected;

  LocalReading(DirectTable table, LocalTableBinding local, List<Integer> selected) {
    super(table);
    this.local = local;
    this.selected = selected;
  }

  @Override
  int position(int ordinal) {
    return ordinal;
  }

  @Override
  Bindable<Object> rows(long limit) {
    return context -> {
      Enumerable<@Nullable Object[]> rows =
          local.scan(context).where(DirectCondition.all(conditions, context));
      return DirectRows.first(limit, rows.select(this::selected));
    };
  }

  @SuppressWarnings("NullAway") // the value of a single column may be null
  private Object selected(@Nullable Object[] row) {
    if (selected.size() == 1) {
      return row[selected.get(0)];
    }
    @Nullable Object[] values = new Object[selected.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row[selected.get(i)];
    }
    return values;
  }
}
