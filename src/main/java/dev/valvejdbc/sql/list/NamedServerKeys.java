package dev.valvejdbc.sql.list;

import dev.valvejdbc.lookup.KeyedTable;
import dev.valvejdbc.lookup.rel.KeyedScan;
import dev.valvejdbc.tables.ServerKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptSchema;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/** Supplies tables of game servers with the addresses of the servers that have a name. */
public final class NamedServerKeys {
  private static final String LIST = "my_servers";

  private NamedServerKeys() {}

  /** The addresses, each once; null for a table that is read by another key. */
  public static @Nullable RelNode of(KeyedScan scan) {
    KeyedTable table = scan.keyedTable();
    RelOptSchema schema = scan.getTable().getRelOptSchema();
    if (schema == null
        || !table.hasSimpleKey()
        || !table.keyColumns().get(0).name().equals(ServerKey.NAME)) {
      return null;
    }
    List<String> name = new ArrayList<>(scan.getTable().getQualifiedName());
    name.set(name.size() - 1, LIST); // it stands beside the table
    RelOptTable list = schema.getTableForMember(name);
    if (list == null) {
      return null;
    }
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(scan.getCluster(), schema);
    builder.push(LogicalTableScan.create(scan.getCluster(), list, List.of()));
    return builder.project(builder.field(ServerKey.NAME)).distinct().build();
  }
}
