package dev.valvejdbc.sql;

import java.util.List;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/** The table master_servers: what a server list knows. */
final class MasterServersTable extends AbstractTable implements TranslatableTable, CommentedTable {
  private final Session session;

  MasterServersTable(Session session) {
    this.session = session;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    return ListColumns.ALL.rowType(types);
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return ListScan.create(context.getCluster(), table, new ListQuery(session, List.of()));
  }

  @Override
  public String remarks() {
    return "What the server list knows of game servers, some minutes old; null is not known, and a UDP master knows addresses alone. Conditions narrow the list.";
  }

  @Override
  public String remarks(int column) {
    return ListColumns.ALL.remarks(column);
  }
}
