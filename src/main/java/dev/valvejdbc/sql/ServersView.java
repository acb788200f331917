package dev.valvejdbc.sql;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.ViewTable;

/** The table servers: the list, and what each of its servers says now. */
final class ServersView extends ViewTable implements CommentedTable {
  private static final String REGION = "region";

  private final CommentedTable info;
  private final int infoColumns;

  private ServersView(List<String> path, Table info, List<String> infoColumns, String sql) {
    super(Object[].class, types -> rowType(info, types), sql, path, null);
    this.info = (CommentedTable) info;
    this.infoColumns = infoColumns.size();
  }

  private static RelDataType rowType(Table info, RelDataTypeFactory types) {
    return types
        .builder()
        .addAll(info.getRowType(types).getFieldList())
        .add(requireNonNull(ListColumns.ALL.rowType(types).getField(REGION, true, false)))
        .build();
  }

  /**
   * Makes the view.
   *
   * @param path of the schema in which the tables stand
   */
  static ServersView of(List<String> path, Map<String, Table> tables) {
    A2sTable<?> info = (A2sTable<?>) requireNonNull(tables.get(ServerInfoTable.NAME));
    String columns =
        info.columnNames().stream().map(n -> "i.\"" + n + "\"").collect(Collectors.joining(", "));
    String sql =
        "SELECT "
            + columns
            + ", m.\"region\" FROM \"master_servers\" AS m"
            + " JOIN \"server_info\" AS i ON i.\"addr\" = m.\"addr\"";
    return new ServersView(path, info, info.columnNames(), sql);
  }

  @Override
  public String remarks() {
    return "The servers of the list with what each says now: server_info of all that answer. Conditions narrow the list.";
  }

  @Override
  public String remarks(int column) {
    if (column == ListColumns.ADDR) {
      return ListColumns.ALL.remarks(ListColumns.ADDR); // no key here
    }
    return column < infoColumns
        ? info.remarks(column)
        : "Part of the world that it claims: na-east, na-west, sa, eu, as, oc, af, or rest.";
  }
}
