package dev.valvejdbc.attach.read;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.jdbc.JdbcImplementor;
import org.apache.calcite.adapter.jdbc.JdbcRel;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.rel2sql.SqlImplementor;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The scan of a table, as the database does it. */
final class DatabaseScan extends TableScan implements JdbcRel {
  private final TablePlace place;
  private final DatabaseConvention convention;

  DatabaseScan(
      RelOptCluster cluster, RelOptTable table, TablePlace place, DatabaseConvention convention) {
    super(cluster, cluster.traitSetOf(convention), List.of(), table);
    this.place = place;
    this.convention = convention;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new DatabaseScan(getCluster(), getTable(), place, convention);
  }

  DatabaseConvention convention() {
    return convention;
  }

  TablePlace place() {
    return place;
  }

  @Override
  public SqlImplementor.Result implement(JdbcImplementor implementor) {
    List<String> names = new ArrayList<>();
    if (place.schema() != null) {
      names.add(place.schema());
    } else if (place.catalog() != null) {
      names.add(place.catalog()); // MariaDB's schemas are catalogs
    }
    names.add(place.name());
    return implementor.result(
        new SqlIdentifier(names, SqlParserPos.ZERO),
        List.of(SqlImplementor.Clause.FROM),
        this,
        null);
  }
}
