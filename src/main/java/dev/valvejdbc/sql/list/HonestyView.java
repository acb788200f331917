package dev.valvejdbc.sql.list;

import dev.valvejdbc.sql.table.CommentedTable;
import dev.valvejdbc.sql.table.RelTypes;
import dev.valvejdbc.tables.DescribedTable;
import dev.valvejdbc.tables.list.ListedHonesty;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.ViewTable;

/** The table servers_honesty, as Calcite sees it: the list joined with server_honesty. */
public final class HonestyView extends ViewTable implements CommentedTable {
  private final ListedHonesty table;

  private HonestyView(List<String> path, ListedHonesty table, String sql) {
    super(Object[].class, types -> RelTypes.row(table.columns(), types), sql, path, null);
    this.table = table;
  }

  /**
   * Makes the view.
   *
   * @param path of the schema in which the tables stand
   */
  public static HonestyView of(List<String> path, ListedHonesty table) {
    String columns =
        table.columns().names().stream()
            .map(n -> (table.isListed(n) ? "m" : "h") + ".\"" + n + "\"")
            .collect(Collectors.joining(", "));
    String sql =
        "SELECT "
            + columns
            + " FROM \"master_servers\" AS m"
            + " JOIN \"server_honesty\" AS h ON h.\"addr\" = m.\"addr\"";
    return new HonestyView(path, table, sql);
  }

  @Override
  public DescribedTable described() {
    return table;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    return RelTypes.row(table.columns(), types);
  }
}
