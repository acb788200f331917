package dev.valvejdbc.sql.statement;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Asks for a line about the values of each column of a table or query. */
public final class Summarize extends OwnStatement {
  private final SqlNode subject;

  public Summarize(SqlParserPos position, SqlNode subject) {
    super(position, "SUMMARIZE", subject);
    this.subject = subject;
  }

  /** The table's name or the query. */
  public SqlNode subject() {
    return subject;
  }
}
