package dev.valvejdbc.sql;

import com.google.common.collect.Multimap;
import java.util.Map;
import org.apache.calcite.schema.Function;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/** A schema of ours, with the session that it belongs to. */
final class ValveSchema extends AbstractSchema {
  private final Session session;
  private final Map<String, Table> tables;
  private final Multimap<String, Function> functions;

  ValveSchema(Session session, Map<String, Table> tables, Multimap<String, Function> functions) {
    this.session = session;
    this.tables = tables;
    this.functions = functions;
  }

  Session session() {
    return session;
  }

  @Override
  protected Multimap<String, Function> getFunctionMultimap() {
    return functions;
  }

  @Override
  protected Map<String, Table> getTableMap() {
    return tables;
  }
}
