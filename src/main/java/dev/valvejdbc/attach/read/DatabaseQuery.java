package dev.valvejdbc.attach.read;

import dev.valvejdbc.attach.AttachedSource;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlString;

/**
 * A query in the words of a database.
 *
 * @param types of its columns
 * @param parameters which of the statement's parameters, from 0, each of its own is
 */
public record DatabaseQuery(
    AttachedSource source, String sql, List<SqlTypeName> types, List<Integer> parameters) {

  /** The part of a plan that a database does. */
  static DatabaseQuery of(RelNode node) {
    DatabaseConvention database = (DatabaseConvention) node.getConvention();
    SqlString sql =
        new QueryText(database, (JavaTypeFactory) node.getCluster().getTypeFactory())
            .visitRoot(node)
            .asStatement()
            .toSqlString(database.dialect);
    List<SqlTypeName> types =
        node.getRowType().getFieldList().stream().map(f -> f.getType().getSqlTypeName()).toList();
    List<Integer> parameters =
        sql.getDynamicParameters() == null ? List.of() : List.copyOf(sql.getDynamicParameters());
    return new DatabaseQuery(source(node), sql.getSql(), types, parameters);
  }

  private static AttachedSource source(RelNode node) {
    RelNode at = node;
    while (!(at instanceof DatabaseScan)) {
      at = at.getInput(0);
    }
    return ((DatabaseScan) at).place().source();
  }

  /**
   * The same for some keys alone, which are further parameters.
   *
   * @param column of the query, in its quotation marks
   */
  DatabaseQuery ofKeys(String column, int keys) {
    String list = String.join(", ", Collections.nCopies(keys, "?"));
    return new DatabaseQuery(
        source,
        "SELECT * FROM (" + sql + ") AS asked WHERE " + column + " IN (" + list + ")",
        types,
        parameters);
  }
}
