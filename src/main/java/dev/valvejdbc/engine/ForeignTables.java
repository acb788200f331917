package dev.valvejdbc.engine;

import dev.valvejdbc.sql.table.CommentedTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;

/** Looks for tables that are not ours, whose columns others may change. */
final class ForeignTables {
  private ForeignTables() {}

  static boolean in(RelNode plan) {
    return (plan instanceof TableScan scan && scan.getTable().unwrap(CommentedTable.class) == null)
        || plan.getInputs().stream().anyMatch(i -> in(i.stripped()));
  }
}
