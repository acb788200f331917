package dev.valvejdbc.tables.list;

import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.DescribedTable;
import dev.valvejdbc.tables.ServerKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The table servers_honesty: server_honesty of all servers of the list.
 *
 * @param columns those of server_honesty, then some of the list to narrow it by
 */
public record ListedHonesty(Columns<Object> columns) implements DescribedTable {
  /** The name of the table. */
  public static final String NAME = "servers_honesty";

  private static final List<String> OF_LIST =
      List.of("name", "app_id", "gamedir", "map", "tags", "region");

  /** The table over server_honesty. */
  public static ListedHonesty of(DescribedTable honesty) {
    List<Column<Object>> columns = new ArrayList<>();
    for (Column<?> column : honesty.columns()) {
      if (column.name().equals(ServerKey.NAME)) {
        columns.add(Column.ofJoin(ListColumns.COLUMNS.list().get(ListColumns.ADDR))); // no key here
      } else if (!OF_LIST.contains(column.name())) {
        columns.add(Column.ofJoin(column));
      }
    }
    OF_LIST.forEach(name -> columns.add(Column.ofJoin(ListColumns.named(name))));
    return new ListedHonesty(new Columns<>(columns));
  }

  /** Whether the list tells a column, and not the comparison. */
  public boolean isListed(String column) {
    return OF_LIST.contains(column);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remarks() {
    return "What is said of each server of the list, side by side, and whether it agrees:"
        + " server_honesty of all. Conditions on the list's columns narrow it.";
  }
}
