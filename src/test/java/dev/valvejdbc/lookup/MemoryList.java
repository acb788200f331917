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
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** An ordinary table with an address and a region, which can be read from end to end. */
final class MemoryList extends AbstractTable implements ScannableTable {
  private final List<@Nullable Object[]> rows;
  final AtomicInteger drawn = new AtomicInteger();

  MemoryList(List<@Nullable Object[]> rows) {
    this.rows = rows;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    return types
        .builder()
        .add("addr", SqlTypeName.VARCHAR)
        .nullable(true)
        .add("region", SqlTypeName.INTEGER)
        .build();
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
