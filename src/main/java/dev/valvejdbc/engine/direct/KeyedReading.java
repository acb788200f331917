package dev.valvejdbc.engine.direct;

import dev.valvejdbc.engine.direct.DirectQuery.Comparison;
import dev.valvejdbc.engine.direct.DirectQuery.Operand;
import dev.valvejdbc.engine.direct.DirectQuery.Test;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.lookup.rel.Ahead;
import dev.valvejdbc.lookup.rel.LegKind;
import dev.valvejdbc.lookup.run.LookupTask;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.runtime.Bindable;
import org.jspecify.annotations.Nullable;

/** Looks the keys up that a query gives. */
final class KeyedReading extends DirectReading {
  private final LookupTable keyed;
  private final int key;
  private final int selected;
  private final List<Integer> wanted;
  private List<Operand> keys = List.of();

  KeyedReading(DirectTable table, LookupTable keyed, List<Integer> selected) {
    super(table);
    this.keyed = keyed;
    this.key = keyed.keyColumns().get(0).ordinal();
    this.selected = selected.size();
    this.wanted = new ArrayList<>(selected);
  }

  @Override
  boolean takes(Test test, int ordinal) {
    if (ordinal != key) {
      return super.takes(test, ordinal);
    }
    boolean first = keys.isEmpty();
    keys = test.operands();
    boolean equal = test.comparison() == Comparison.EQUAL || test.comparison() == Comparison.IN;
    return first && equal && keys.stream().noneMatch(KeyedReading::isPadded);
  }

  /** Whether a text has blanks at its end, which plans show and keys are without. */
  private static boolean isPadded(Operand key) {
    return key.value() instanceof String text && text.endsWith(" ");
  }

  /** In a joined row, behind the key and all that is wanted by now. */
  @Override
  int position(int ordinal) {
    wanted.add(ordinal);
    return wanted.size();
  }

  @Override
  @Nullable Bindable<Object> rows(long limit) {
    return keys.isEmpty()
        ? null
        : new DirectRows(
            task(limit),
            keys,
            table.types().getFieldList().get(key).getType().getSqlTypeName(),
            conditions,
            selected,
            limit);
  }

  private LookupTask task(long limit) {
    LookupTask.Leg leg =
        new LookupTask.Leg(
            new LookupLeg(keyed, wanted), keyed, 0, table.columns().size(), LegKind.INNER, 1);
    return new LookupTask(
        keyed.source(),
        List.of(leg),
        0,
        1,
        1 + wanted.size(),
        limit < Long.MAX_VALUE ? Ahead.LITTLE : Ahead.FAR,
        true,
        false);
  }
}
