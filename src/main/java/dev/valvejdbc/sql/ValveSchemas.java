package dev.valvejdbc.sql;

import static org.apache.calcite.sql.type.SqlTypeName.BOOLEAN;
import static org.apache.calcite.sql.type.SqlTypeName.VARCHAR;

import dev.valvejdbc.lookup.LookupSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/** Makes the schemas valve and diagnostics of a session. */
public final class ValveSchemas {
  private ValveSchemas() {}

  /** The schema of game servers. */
  public static Schema valve(Session session) {
    LookupSource source = new A2sSource(session);
    Map<String, Table> tables = new LinkedHashMap<>();
    A2sTables.all(source).forEach(t -> tables.put(t.name(), t));
    tables.put("my_servers", myServers(session));
    return new FixedSchema(tables);
  }

  /** The schema that tells what the session's statements did. */
  public static Schema diagnostics(Session session) {
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("scans", DiagnosticsTables.scans(session.diagnostics()));
    tables.put("failures", DiagnosticsTables.failures(session.diagnostics()));
    return new FixedSchema(tables);
  }

  private static ListTable<NamedServer> myServers(Session session) {
    return new ListTable<>(
        "The servers that you gave a name; with fleet=N, those of the simulated fleet.",
        Columns.of(
            Column.<NamedServer>of("name", VARCHAR, "Name of the server.", NamedServer::name)
                .notNull(),
            Column.<NamedServer>of(
                    "addr", VARCHAR, "Address of its query port, host:port.", NamedServer::addr)
                .notNull(),
            Column.of("tags", VARCHAR, "Your own words, separated by commas.", NamedServer::tags),
            Column.<NamedServer>of(
                    "has_rcon",
                    BOOLEAN,
                    "Whether a console password is known.",
                    NamedServer::hasRcon)
                .notNull()),
        session::named);
  }

  private static final class FixedSchema extends AbstractSchema {
    private final Map<String, Table> tables;

    FixedSchema(Map<String, Table> tables) {
      this.tables = tables;
    }

    @Override
    protected Map<String, Table> getTableMap() {
      return tables;
    }
  }
}
