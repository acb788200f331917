package dev.valvejdbc.tables.steamapi;

import dev.valvejdbc.protocol.webapi.MethodCatalogue;
import dev.valvejdbc.tables.statement.StatementSettings;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the schema steam_api: one for every method that reads. A table that this program
 * knows is found without asking; a list of all tables, or one that it does not know, reads the
 * catalogue. Safe for many threads.
 */
public final class SteamApiTables {
  private final SteamApiSettings settings;
  private final StatementSettings statements;
  private @Nullable MethodCatalogue shown;
  private Map<String, SteamApiTable> tables = Map.of();

  /** The tables of a connection. */
  public SteamApiTables(SteamApiSettings settings, StatementSettings statements) {
    this.settings = settings;
    this.statements = statements;
  }

  /** The names of the tables that come with the program: the same whatever was asked before. */
  public Set<String> described() {
    return MethodCatalogue.bundled().tables(settings.pinned()).keySet();
  }

  /** All tables by their names, without regard to case; the service may be asked for them. */
  public Map<String, SteamApiTable> all() {
    return tables(settings.catalogue().all());
  }

  /** The table of a name, without regard to case; null for none. */
  public @Nullable SteamApiTable find(String name) {
    SteamApiTable known = tables(settings.catalogue().known()).get(name);
    return known != null ? known : all().get(name);
  }

  private synchronized Map<String, SteamApiTable> tables(MethodCatalogue catalogue) {
    if (catalogue != shown) {
      Map<String, SteamApiTable> made = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      catalogue
          .tables(settings.pinned())
          .forEach(
              (name, method) ->
                  made.put(name, new SteamApiTable(name, method, settings, statements)));
      tables = made;
      shown = catalogue;
    }
    return tables;
  }
}
