package dev.valvejdbc.tables.list;

import dev.valvejdbc.lookup.KeyedTable;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.DescribedTable;
import dev.valvejdbc.tables.ServerKey;
import dev.valvejdbc.tables.a2s.ServerInfoTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The table servers: the list, and what each of its servers says now.
 *
 * @param columns those of server_info, then the region; their readers are those of the parts
 */
public record Servers(Columns<Object> columns) implements DescribedTable {
  /** The name of the table. */
  public static final String NAME = "servers";

  private static final String REGION = "region";

  /** The table over server_info. */
  public static Servers of(DescribedTable info) {
    List<Column<Object>> columns = new ArrayList<>();
    for (Column<?> column : info.columns()) {
      columns.add(
          column.name().equals(ServerKey.NAME) // no key here
              ? Column.ofJoin(ListColumns.COLUMNS.list().get(ListColumns.ADDR))
              : Column.ofJoin(column));
    }
    columns.add(Column.ofJoin(ListColumns.named(REGION)));
    return new Servers(new Columns<>(columns));
  }

  /** Whether a table says now what the list said some minutes ago. */
  public static boolean isLive(KeyedTable table) {
    return table.name().equals(ServerInfoTable.NAME);
  }

  /** Whether the list tells a column, and not the servers themselves. */
  public boolean isListed(String column) {
    return column.equals(REGION);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remarks() {
    return "The servers of the list with what each says now: server_info of all that answer."
        + " Conditions narrow the list.";
  }
}
