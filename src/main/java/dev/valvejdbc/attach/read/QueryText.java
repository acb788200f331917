package dev.valvejdbc.attach.read;

import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.adapter.jdbc.JdbcImplementor;
import org.apache.calcite.rel.core.TableScan;

/** Writes a database's part of a query in its words, with its own names for tables. */
public final class QueryText extends JdbcImplementor {
  QueryText(DatabaseConvention database, JavaTypeFactory types) {
    super(database.dialect, types);
  }

  /** Called by Calcite, by the kind of a node. */
  @Override
  public Result visit(TableScan scan) {
    return scan instanceof DatabaseScan ours ? ours.implement(this) : super.visit(scan);
  }
}
