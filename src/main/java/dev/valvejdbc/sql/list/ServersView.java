package dev.valvejdbc.sql.list;

import dev.valvejdbc.sql.table.CommentedTable;
import dev.valvejdbc.sql.table.RelTypes;
import dev.valvejdbc.tables.DescribedTable;
import dev.valvejdbc.tables.list.Servers;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.ViewTable;

/** The table servers, as Calcite sees it: a join of the list with what each of its servers says. */
public final class ServersView extends ViewTable implements CommentedTable {
  private final Servers table;

  private ServersView(List<String> path, Servers table, String sql) {
    super(Object[].class, types -> RelTypes.row(table.columns(), types), sql, path, null);
    this.table = table;
  }

  /**
   * Makes the view.
   *
   * @param path of the schema in which the tables stand
   */
  public static ServersView of(List<String> path, Servers table) {
    String columns =
        table.columns().names().stream()
            .map(n -> (table.isListed(n) ? "m" : "i") + ".\"" + n + "\"")
            .collect(Collectors.joining(", "));
    String sql =
        "SELECT "
            + columns
            + " FROM \"master_servers\" AS m"
            + " JOIN \"server_info\" AS i ON i.\"addr\" = m.\"addr\"";
    return new ServersView(path, table, sql);
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
