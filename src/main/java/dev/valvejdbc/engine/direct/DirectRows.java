package dev.valvejdbc.engine.direct;

import dev.valvejdbc.engine.direct.DirectQuery.Operand;
import dev.valvejdbc.lookup.run.ConstantValue;
import dev.valvejdbc.lookup.run.LookupRuntime;
import dev.valvejdbc.lookup.run.LookupTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.function.Predicate1;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Looks the keys up and gives the columns selected: in a joined row they stand behind the key.
 *
 * @param keyType of the key's column
 * @param selected how many columns are given
 * @param limit most rows
 */
record DirectRows(
    LookupTask task,
    List<Operand> keys,
    SqlTypeName keyType,
    List<DirectCondition> conditions,
    int selected,
    long limit)
    implements Bindable<Object> {

  @Override
  public Enumerable<Object> bind(DataContext context) {
    Enumerable<Object> joined =
        LookupRuntime.join(context, task, keys(context), k -> new Object[] {k}, all(context));
    return first(limit, joined.select(this::selected));
  }

  /** The first so many rows. */
  static Enumerable<Object> first(long limit, Enumerable<Object> rows) {
    return limit <= Integer.MAX_VALUE ? rows.take((int) limit) : rows;
  }

  private Enumerable<Object> keys(DataContext context) {
    List<@Nullable Object> values = new ArrayList<>();
    keys.forEach(k -> values.add(ConstantValue.converted(k.in(context), keyType)));
    return LookupRuntime.keys(values);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // arrays know no type arguments
  private @Nullable Predicate1<@Nullable Object[]>[] all(DataContext context) {
    return new Predicate1[] {
      conditions.isEmpty() ? null : DirectCondition.all(conditions, context)
    };
  }

  @SuppressWarnings("NullAway") // the value of a single column may be null
  private Object selected(Object joined) {
    @Nullable Object[] row = (@Nullable Object[]) joined;
    return selected == 1 ? row[1] : Arrays.copyOfRange(row, 1, 1 + selected);
  }
}
