package dev.valvejdbc.sql;

import static org.apache.calcite.sql.type.SqlTypeName.VARCHAR;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.KeyTuple;
import dev.valvejdbc.lookup.LookupSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a command makes consoles print, by their address, and by the command where that is open.
 *
 * @param <T> what a row is read from
 */
final class RconTable<T> extends LookedUpTable {
  private static final List<KeyColumn> BY_COMMAND =
      List.of(new KeyColumn(0, true), new KeyColumn(1, true));

  private final @Nullable String command;
  private final Columns<T> columns;
  private final Rows<T> rows;

  /** Reads rows out of what a console printed. */
  interface Rows<T> {
    List<T> of(String output);
  }

  /**
   * Declares a table.
   *
   * @param command what is sent; null where it is the second key
   */
  RconTable(
      String name,
      @Nullable String command,
      Columns<T> columns,
      Rows<T> rows,
      LookupSource source) {
    super(name, "What consoles print.", command == null ? BY_COMMAND : BY_ADDRESS, source);
    this.command = command;
    this.columns = columns;
    this.rows = rows;
  }

  /** The address that a key names. */
  static String address(Object key) {
    return key instanceof KeyTuple tuple ? String.valueOf(tuple.values().get(0)) : key.toString();
  }

  /** The command for a key. */
  String command(Object key) {
    return command == null && key instanceof KeyTuple tuple
        ? String.valueOf(tuple.values().get(1))
        : String.valueOf(command);
  }

  /** The rows of an output, of some columns; those of the key come first. */
  List<@Nullable Object[]> rows(Object key, String output, List<Integer> ordinals) {
    List<@Nullable Object[]> all = new ArrayList<>();
    int keys = keyColumns().size();
    for (T row : rows.of(output)) {
      @Nullable Object[] values = new Object[ordinals.size()];
      for (int i = 0; i < values.length; i++) {
        int ordinal = ordinals.get(i);
        values[i] =
            switch (ordinal) {
              case 0 -> address(key);
              case 1 -> keys == 2 ? command(key) : read(row, 0);
              default -> read(row, ordinal - keys);
            };
      }
      all.add(values);
    }
    return all;
  }

  private @Nullable Object read(T row, int column) {
    return columns.list().get(column).reader().read(row);
  }

  Columns<T> columns() {
    return columns;
  }

  @Override
  public String remarks(int column) {
    int keys = keyColumns().size();
    return column < keys ? "Given as an argument." : columns.remarks(column - keys);
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    RelDataTypeFactory.Builder builder = types.builder().add("addr", types.createSqlType(VARCHAR));
    if (command == null) {
      builder.add("command", types.createSqlType(VARCHAR));
    }
    return builder.addAll(columns.rowType(types).getFieldList()).build();
  }

  @Override
  public String exampleCondition() {
    return ADDRESS_EXAMPLE;
  }
}
