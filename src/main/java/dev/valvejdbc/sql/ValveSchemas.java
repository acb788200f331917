package dev.valvejdbc.sql;

import static org.apache.calcite.sql.type.SqlTypeName.BOOLEAN;
import static org.apache.calcite.sql.type.SqlTypeName.VARCHAR;

import com.google.common.collect.ImmutableMultimap;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Multimap;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.options.NamedServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.schema.Function;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;

/** Makes the schemas valve and diagnostics of a session. */
public final class ValveSchemas {
  private ValveSchemas() {}

  /**
   * The schema of game servers.
   *
   * @param path where it stands, from the root schema down
   */
  public static Schema valve(Session session, List<String> path) {
    LookupSource source = new A2sSource(session);
    Map<String, Table> tables = new LinkedHashMap<>();
    A2sTables.all(source).forEach(t -> tables.put(t.name(), t));
    tables.put("my_servers", myServers(session));
    tables.put("master_servers", new MasterServersTable(session));
    tables.put("servers", ServersView.of(path, tables));
    Multimap<String, Function> functions = LinkedHashMultimap.create();
    functions.put(TagFunctions.ALL, function("hasTags"));
    functions.put(TagFunctions.ANY, function("hasAnyTag"));
    SteamIdFunctions.register(functions);
    RconFunction.register(functions, new RconSource(session));
    functions.put(FindServer.NAME, new FindServer(session));
    functions.put(
        SteamApiCallTable.NAME, new SteamApiCallTable.Call(new SteamApiCallTable(session)));
    return new ValveSchema(session, tables, functions);
  }

  private static Function function(String method) {
    return Objects.requireNonNull(ScalarFunctionImpl.create(TagFunctions.class, method));
  }

  /** The schema of the Steam Web API, a table for each method. */
  public static Schema steamApi(Session session) {
    return new SteamApiSchema(session);
  }

  /** The schema that tells what the session's statements did. */
  public static Schema diagnostics(Session session) {
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("scans", DiagnosticsTables.scans(session.diagnostics()));
    tables.put("limits", DiagnosticsTables.limits(session.list().limits()));
    tables.put("failures", DiagnosticsTables.failures(session.diagnostics()));
    return new ValveSchema(session, tables, ImmutableMultimap.of());
  }

  private static ListTable<NamedServer> myServers(Session session) {
    return new ListTable<>(
        "The servers that you gave a name; with fleet=N, those of the simulated fleet.",
        Columns.of(
            Column.<NamedServer>of("name", VARCHAR, "The name that you gave it.", NamedServer::name)
                .notNull(),
            Column.<NamedServer>of(
                    "addr",
                    VARCHAR,
                    "Address where it is asked, host:port; the key of the other tables.",
                    NamedServer::addr)
                .notNull(),
            Column.of(
                "tags",
                VARCHAR,
                "Your own words for it, separated by commas, maybe empty; with fleet=N its game.",
                NamedServer::tags),
            Column.<NamedServer>of(
                    "has_rcon",
                    BOOLEAN,
                    "Whether its console password is known, as TABLE(rcon(…)) needs it.",
                    NamedServer::hasRcon)
                .notNull()),
        root -> session.named());
  }
}
