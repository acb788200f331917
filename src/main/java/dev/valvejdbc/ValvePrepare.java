package dev.valvejdbc;

import dev.valvejdbc.lookup.LookupPrepare;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;

/** Prepares statements with a parser that lets words such as value and count be column names. */
class ValvePrepare extends LookupPrepare {
  @Override
  protected SqlParser createParser(String sql, SqlParser.Config config) {
    return super.createParser(sql, config.withParserFactory(SqlBabelParserImpl.FACTORY));
  }
}
