package dev.valvejdbc.sql.statement;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Asks in words how a query runs; if analyzed, runs it and asks what it took. */
public final class Explain extends OwnStatement {
  private final SqlNode query;
  private final boolean analyzed;

  public Explain(SqlParserPos position, SqlNode query, boolean analyzed) {
    super(position, analyzed ? "EXPLAIN ANALYZE" : "EXPLAIN", query);
    this.query = query;
    this.analyzed = analyzed;
  }

  public SqlNode query() {
    return query;
  }

  public boolean analyzed() {
    return analyzed;
  }
}
