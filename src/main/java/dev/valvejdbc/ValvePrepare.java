package dev.valvejdbc;

import dev.valvejdbc.jdbc.ExecutionScope;
import dev.valvejdbc.jdbc.LazySignature;
import dev.valvejdbc.lookup.LookupPrepare;
import java.lang.reflect.Type;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;

/** Prepares statements with a parser that lets words such as value and count be column names. */
final class ValvePrepare extends LookupPrepare {
  private final ExecutionScope scope;

  ValvePrepare(ExecutionScope scope) {
    this.scope = scope;
  }

  @Override
  public <T> CalciteSignature<T> prepareSql(
      Context context, Query<T> query, Type elementType, long maxRowCount) {
    return LazySignature.of(super.prepareSql(context, query, elementType, maxRowCount), scope);
  }

  @Override
  protected SqlParser createParser(String sql, SqlParser.Config config) {
    return super.createParser(sql, config.withParserFactory(SqlBabelParserImpl.FACTORY));
  }
}
