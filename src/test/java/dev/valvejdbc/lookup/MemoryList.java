package dev.valvejdbc.lookup;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/** An ordinary table, which can be read from end to end. */
final class MemoryList extends AbstractTable implements ScannableTable {
  private final List<@Nullable Object[]> rows;
  final AtomicInteger drawn = new AtomicInteger();

  private final List<MemoryTable.Column> columns;

  MemoryList(List<@Nullable Object[]> rows, MemoryTable.Column... columns) {
    this.rows = rows;
    this.columns = List.of(columns);
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    RelDataTypeFactory.Builder builder = types.builder();
    columns.forEach(c -> builder.add(c.name(), c.type()).nullable(true));
    return builder.build();
  }

  @Override
  @SuppressWarnings("NullAway") // Calcite does not say that values may be null
  public Enumerable<Object[]> scan(DataContext root) {
    return Linq4j.asEnumerable(rows)
        .select(
            row -> {
              drawn.incrementAndGet();
              return row;
            });
  }
}
