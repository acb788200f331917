package dev.valvejdbc.tables.list;

import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.DescribedTable;
import dev.valvejdbc.tables.ServerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A keyed table over the servers that have a name, which needs no key.
 *
 * @param joined the name of the keyed table
 * @param columns the name of the server, then those of the keyed table
 */
public record NamedTable(String name, String joined, String remarks, Columns<Object> columns)
    implements DescribedTable {
  /** The column that is the server's name. */
  public static final String SERVER = "server";

  private static final Map<String, String> NAMES =
      Map.of(
          "server_info", "my_info",
          "players", "my_players",
          "rules", "my_rules",
          "server_status", "my_status");

  /** The name of the table over one of A2S. */
  public static String over(String keyed) {
    return Objects.requireNonNull(NAMES.get(keyed), keyed);
  }

  /** The table over one of A2S. */
  public static NamedTable of(DescribedTable keyed) {
    List<Column<Object>> columns = new ArrayList<>();
    columns.add(shown(SERVER, ColumnType.VARCHAR, "The name that you gave the server.").notNull());
    for (Column<?> column : keyed.columns()) {
      boolean isKey = column.name().equals(ServerKey.NAME);
      Column<Object> told =
          shown(
              column.name(),
              column.type(),
              isKey ? "Address where the server is asked, host:port." : column.remarks());
      columns.add(column.nullable() ? told : told.notNull());
    }
    String what = keyed.remarks().replace(" Needs addr.", "");
    return new NamedTable(
        over(keyed.name()),
        keyed.name(),
        what + " Of all servers that you gave a name; needs no key.",
        new Columns<>(columns));
  }

  private static Column<Object> shown(String name, ColumnType type, String remarks) {
    return Column.of(
        name,
        type,
        remarks,
        row -> {
          throw new UnsupportedOperationException("The table is a join");
        });
  }
}
