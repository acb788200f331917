package dev.valvejdbc.sql;

import static org.apache.calcite.sql.type.SqlTypeName.VARCHAR;

import dev.valvejdbc.lookup.KeyedScan;
import dev.valvejdbc.lookup.KeyedTable;
import dev.valvejdbc.lookup.LookupSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/**
 * What one command makes consoles print, by their address.
 *
 * @param <T> what a row is read from
 */
final class RconTable<T> extends AbstractTable implements KeyedTable {
  private final String name;
  private final String command;
  private final Columns<T> columns;
  private final Rows<T> rows;
  private final LookupSource source;

  /** Reads rows out of what a console printed. */
  interface Rows<T> {
    List<T> of(String output);
  }

  RconTable(String name, String command, Columns<T> columns, Rows<T> rows, LookupSource source) {
    this.name = name;
    this.command = command;
    this.columns = columns;
    this.rows = rows;
    this.source = source;
  }

  String command() {
    return command;
  }

  /** The rows of an output, of some columns; the first is the address. */
  List<@Nullable Object[]> rows(String address, String output, List<Integer> ordinals) {
    List<@Nullable Object[]> all = new ArrayList<>();
    for (T row : rows.of(output)) {
      @Nullable Object[] values = new Object[ordinals.size()];
      for (int i = 0; i < values.length; i++) {
        int ordinal = ordinals.get(i);
        values[i] = ordinal == 0 ? address : columns.list().get(ordinal - 1).reader().read(row);
      }
      all.add(values);
    }
    return all;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    return types
        .builder()
        .add("addr", types.createSqlType(VARCHAR))
        .addAll(columns.rowType(types).getFieldList())
        .build();
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return KeyedScan.create(context, table, this);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int keyColumn() {
    return 0;
  }

  @Override
  public String exampleKey() {
    return "'203.0.113.7:27015'";
  }

  @Override
  public LookupSource source() {
    return source;
  }
}
