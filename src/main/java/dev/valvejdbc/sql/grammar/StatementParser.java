package dev.valvejdbc.sql.grammar;

import dev.valvejdbc.sql.reading.Reading;
import java.io.Reader;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserImplFactory;
import org.apache.calcite.util.SourceStringReader;

/** Parses statements, and reads them as they are meant. */
final class StatementParser extends ValveParser {
  static final SqlParserImplFactory FACTORY = StatementParser::of;

  private StatementParser(Reader reader) {
    super(reader);
  }

  private static StatementParser of(Reader reader) {
    StatementParser parser = new StatementParser(reader);
    if (reader instanceof SourceStringReader source) {
      String sql = source.getSourceString();
      parser.setOriginalSql(sql);
      parser.jj_input_stream.ReInit(reader, 1, 1, sql.length());
    }
    return parser;
  }

  @Override
  public SqlNode parseSqlStmtEof() throws Exception {
    return Reading.of(super.parseSqlStmtEof());
  }
}
