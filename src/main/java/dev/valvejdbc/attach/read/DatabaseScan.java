package dev.valvejdbc.attach.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.adapter.jdbc.JdbcImplementor;
import org.apache.calcite.adapter.jdbc.JdbcRel;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.rel2sql.SqlImplementor;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** The scan of a table, as the database does it. */
final class DatabaseScan extends TableScan implements JdbcRel {
  private final TablePlace place;
  private final DatabaseConvention convention;
  private final Set<String> shownAsText;

  /**
   * A scan.
   *
   * @param shownAsText columns that are text to us, and not to the database
   */
  DatabaseScan(
      RelOptCluster cluster,
      RelOptTable table,
      TablePlace place,
      DatabaseConvention convention,
      Set<String> shownAsText) {
    super(cluster, cluster.traitSetOf(convention), List.of(), table);
    this.place = place;
    this.convention = convention;
    this.shownAsText = Set.copyOf(shownAsText);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new DatabaseScan(getCluster(), getTable(), place, convention, shownAsText);
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
    SqlIdentifier table = new SqlIdentifier(names, SqlParserPos.ZERO);
    return shownAsText.isEmpty()
        ? implementor.result(table, List.of(SqlImplementor.Clause.FROM), this, null)
        : implementor.result(asText(table), List.of(SqlImplementor.Clause.SELECT), this, null);
  }

  /** The table with texts where we see texts, so that comparing them means the same. */
  private SqlSelect asText(SqlIdentifier table) {
    SqlDataTypeSpec text =
        new SqlDataTypeSpec(
            new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, SqlParserPos.ZERO), SqlParserPos.ZERO);
    SqlNodeList columns = new SqlNodeList(SqlParserPos.ZERO);
    for (RelDataTypeField field : getRowType().getFieldList()) {
      SqlIdentifier column = new SqlIdentifier(field.getName(), SqlParserPos.ZERO);
      columns.add(
          shownAsText.contains(field.getName())
              ? SqlStdOperatorTable.AS.createCall(
                  SqlParserPos.ZERO,
                  SqlStdOperatorTable.CAST.createCall(SqlParserPos.ZERO, column, text),
                  column)
              : column);
    }
    return new SqlSelect(
        SqlParserPos.ZERO,
        null,
        columns,
        table,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
