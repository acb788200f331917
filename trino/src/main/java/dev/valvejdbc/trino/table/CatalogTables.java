package dev.valvejdbc.trino.table;

import dev.valvejdbc.subjects.Subjects;
import dev.valvejdbc.tables.KeyedCall;
import dev.valvejdbc.tables.a2s.A2sTable;
import dev.valvejdbc.tables.a2s.A2sTables;
import dev.valvejdbc.tables.a2s.ServerInfoTable;
import dev.valvejdbc.tables.console.ConsoleFunctions;
import dev.valvejdbc.tables.honesty.ServerHonesty;
import dev.valvejdbc.tables.list.FindServer;
import dev.valvejdbc.tables.list.ListedHonesty;
import dev.valvejdbc.tables.list.MasterServers;
import dev.valvejdbc.tables.list.MyServers;
import dev.valvejdbc.tables.list.NamedTable;
import dev.valvejdbc.tables.list.Servers;
import dev.valvejdbc.tables.steamapi.SteamApiTable;
import dev.valvejdbc.tables.steamapi.SteamApiTables;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.TableNotFoundException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of a catalog by their names. Safe for many threads. */
public final class CatalogTables {
  /** The schema of game servers. */
  public static final String VALVE = "valve";

  /** The schema of the Steam Web API. */
  public static final String STEAM_API = "steam_api";

  /** The consoles' tables; others of theirs send bytes, or do not wait for an answer. */
  private static final Set<String> CONSOLE = Set.of("rcon", "rcon_status", "rcon_cvars");

  private final Map<String, CatalogTable> valve = new LinkedHashMap<>();
  private final SteamApiTables steamApi;

  private CatalogTables(Subjects subjects) {
    steamApi = new SteamApiTables(subjects.steamApi(), subjects.statements());
    A2sTables a2s = new A2sTables(subjects.a2s(), subjects.statements());
    for (String name : A2sTables.NAMES) {
      A2sTable<?> table = a2s.table(name);
      CatalogTable.Keyed keyed = CatalogTable.Keyed.of(table);
      add(keyed);
      add(new CatalogTable.Named(NamedTable.of(table), keyed, subjects.named()));
      if (name.equals(ServerInfoTable.NAME)) {
        Servers servers = Servers.of(table);
        add(new CatalogTable.Joined(servers, keyed, servers::isListed));
      }
    }
    ServerHonesty honesty =
        new ServerHonesty(subjects.a2s(), subjects.list(), subjects.statements(), subjects.facts());
    CatalogTable.Keyed compared = CatalogTable.Keyed.of(honesty);
    add(compared);
    ListedHonesty listed = ListedHonesty.of(honesty);
    add(new CatalogTable.Joined(listed, compared, listed::isListed));
    add(new CatalogTable.Local(MyServers.of(subjects.named())));
    add(new CatalogTable.Listed(new MasterServers(subjects.list())));
    for (KeyedCall<?> call : ConsoleFunctions.of(subjects.console(), subjects.statements())) {
      if (CONSOLE.contains(call.sqlName())) {
        add(CatalogTable.Keyed.once(call.table()));
      }
    }
    add(
        CatalogTable.Keyed.of(
            FindServer.of(subjects.a2s(), subjects.statements(), subjects.steam()).table()));
  }

  /** The tables of a catalog. */
  public static CatalogTables of(Subjects subjects) {
    return new CatalogTables(subjects);
  }

  private void add(CatalogTable table) {
    valve.put(table.described().name(), table);
  }

  /** The schemas. */
  List<String> schemas() {
    return List.of(VALVE, STEAM_API);
  }

  /** The names of a schema's tables that are known without asking anybody. */
  List<SchemaTableName> names(String schema) {
    Set<String> names =
        switch (schema) {
          case VALVE -> valve.keySet();
          case STEAM_API -> steamApi.described();
          default -> Set.of();
        };
    return names.stream().map(n -> new SchemaTableName(schema, n)).toList();
  }

  /** The table of a name; null for none. */
  @Nullable CatalogTable find(SchemaTableName name) {
    if (name.getSchemaName().equals(STEAM_API)) {
      SteamApiTable found = steamApi.find(name.getTableName());
      return found == null ? null : CatalogTable.Keyed.calling(found);
    }
    return name.getSchemaName().equals(VALVE)
        ? valve.get(name.getTableName().toLowerCase(Locale.ROOT))
        : null;
  }

  /**
   * The table of a handle.
   *
   * @throws TableNotFoundException if it has gone since
   */
  public CatalogTable of(ValveTableHandle handle) {
    return named(handle.schema(), handle.table());
  }

  /**
   * The table of a name, or the tables of several, which are read in one visit.
   *
   * @throws TableNotFoundException if there is none
   */
  public CatalogTable named(String schema, String name) {
    SchemaTableName whole = new SchemaTableName(schema, name);
    if (name.contains(VisitTable.AND)) {
      List<CatalogTable.Keyed> legs = new ArrayList<>();
      for (String leg : name.split("\\" + VisitTable.AND, -1)) {
        legs.add((CatalogTable.Keyed) named(schema, leg));
      }
      return CatalogTable.Keyed.of(new VisitTable(legs));
    }
    CatalogTable table = find(whole);
    if (table == null) {
      throw new TableNotFoundException(whole);
    }
    return table;
  }
}
