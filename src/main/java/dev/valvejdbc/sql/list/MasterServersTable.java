package dev.valvejdbc.sql.list;

import dev.valvejdbc.sql.table.CommentedTable;
import dev.valvejdbc.sql.table.RelTypes;
import dev.valvejdbc.tables.list.ListColumns;
import dev.valvejdbc.tables.list.MasterServers;
import dev.valvejdbc.tables.statement.StatementSettings;
import java.util.List;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/** The table master_servers, as Calcite sees it. */
public final class MasterServersTable extends AbstractTable
    implements TranslatableTable, CommentedTable {
  private final MasterServers table;
  private final StatementSettings statements;

  /** Binds the table. */
  public MasterServersTable(MasterServers table, StatementSettings statements) {
    this.table = table;
    this.statements = statements;
  }

  @Override
  public MasterServers described() {
    return table;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    return RelTypes.row(ListColumns.COLUMNS, types);
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return ListRules.scan(
        context.getCluster(), table, new ListQuery(this.table.settings(), statements, List.of()));
  }
}
