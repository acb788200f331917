package dev.valvejdbc.sql.statement;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Asks for the columns of a table or query. */
public final class Describe extends OwnStatement {
  private final @Nullable SqlNode subject;

  public Describe(SqlParserPos position, @Nullable SqlNode subject) {
    super(position, "DESCRIBE", subject);
    this.subject = subject;
  }

  /** The table's name or the query; null for all tables. */
  public @Nullable SqlNode subject() {
    return subject;
  }
}
