package dev.valvejdbc.sql.grammar;

import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.validate.SqlConformanceEnum;

/** How the driver reads statements: names keep their case, and double quotes quote them. */
public final class Parsing {
  /** What holds for every statement and every view. */
  public static final SqlParser.Config CONFIG =
      SqlParser.config()
          .withParserFactory(StatementParser.FACTORY)
          .withQuotedCasing(Casing.UNCHANGED)
          .withUnquotedCasing(Casing.UNCHANGED)
          .withQuoting(Quoting.DOUBLE_QUOTE)
          .withCaseSensitive(false)
          .withConformance(SqlConformanceEnum.LENIENT);

  private Parsing() {}

  /** Reads a statement. */
  public static SqlNode statement(String sql) throws SqlParseException {
    return SqlParser.create(sql, CONFIG).parseStmt();
  }
}
