package dev.valvejdbc.sql.list;

import dev.valvejdbc.sql.table.CommentedTable;
import dev.valvejdbc.sql.table.RelTypes;
import dev.valvejdbc.tables.DescribedTable;
import dev.valvejdbc.tables.list.ListedHonesty;
import dev.valvejdbc.tables.list.MasterServers;
import dev.valvejdbc.tables.list.MyServers;
import dev.valvejdbc.tables.list.NamedTable;
import dev.valvejdbc.tables.list.Servers;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.ViewTable;

/** A table that is a list of servers joined with what each of them says, as Calcite sees it. */
public final class JoinView extends ViewTable implements CommentedTable {
  private final DescribedTable table;

  private JoinView(List<String> path, DescribedTable table, String sql) {
    super(Object[].class, types -> RelTypes.row(table.columns(), types), sql, path, null);
    this.table = table;
  }

  /**
   * The table servers.
   *
   * @param path of the schema in which the tables stand
   */
  public static JoinView of(List<String> path, Servers table) {
    return of(path, table, MasterServers.NAME, "server_info", n -> column(n, table.isListed(n)));
  }

  /** The table servers_honesty. */
  public static JoinView of(List<String> path, ListedHonesty table) {
    return of(path, table, MasterServers.NAME, "server_honesty", n -> column(n, table.isListed(n)));
  }

  /** A table of the servers that have a name. */
  public static JoinView of(List<String> path, NamedTable table) {
    return of(
        path,
        table,
        MyServers.NAME,
        table.joined(),
        n -> n.equals(NamedTable.SERVER) ? "l.\"name\" AS \"" + n + "\"" : column(n, false));
  }

  private static String column(String name, boolean listed) {
    return (listed ? "l" : "s") + ".\"" + name + "\"";
  }

  private static JoinView of(
      List<String> path,
      DescribedTable table,
      String list,
      String live,
      UnaryOperator<String> column) {
    String columns = table.columns().names().stream().map(column).collect(Collectors.joining(", "));
    String sql =
        "SELECT "
            + columns
            + " FROM \""
            + list
            + "\" AS l JOIN \""
            + live
            + "\" AS s ON s.\"addr\" = l.\"addr\"";
    return new JoinView(path, table, sql);
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
