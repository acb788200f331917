package dev.valvejdbc.sql;

import dev.valvejdbc.protocol.webapi.MethodCatalogue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.jspecify.annotations.Nullable;

/**
 * The schema steam_api: a table for every method that reads. A table that this program knows is
 * found without asking; a list of all tables, or one that it does not know, reads the catalogue.
 */
public final class SteamApiSchema extends AbstractSchema {
  private final Session session;
  private @Nullable MethodCatalogue shown;
  private Map<String, Table> tables = Map.of();

  SteamApiSchema(Session session) {
    this.session = session;
  }

  /** The names of the tables that are known without asking anybody. */
  public Set<String> knownTables() {
    return tables(session.web().catalogue().known()).keySet();
  }

  private synchronized Map<String, Table> tables(MethodCatalogue catalogue) {
    if (catalogue != shown) {
      Map<String, Table> made = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      catalogue
          .tables(session.web().pinned())
          .forEach((name, method) -> made.put(name, new SteamApiTable(name, method, session)));
      tables = made;
      shown = catalogue;
    }
    return tables;
  }

  private @Nullable Named<Table> find(String name, boolean exactly) {
    Named<Table> known = find(tables(session.web().catalogue().known()), name, exactly);
    return known != null ? known : find(tables(session.web().catalogue().all()), name, exactly);
  }

  private static @Nullable Named<Table> find(
      Map<String, Table> tables, String name, boolean exactly) {
    Table table = tables.get(name);
    if (!(table instanceof SteamApiTable found) || (exactly && !found.tableName().equals(name))) {
      return null;
    }
    return new Named<>(found.tableName(), found);
  }

  @Override
  protected Map<String, Table> getTableMap() {
    return new LinkedHashMap<>(tables(session.web().catalogue().all()));
  }

  @Override
  public Lookup<Table> tables() {
    return new Lookup<>() {
      @Override
      public @Nullable Table get(String name) {
        return Named.entityOrNull(find(name, true));
      }

      @Override
      public @Nullable Named<Table> getIgnoreCase(String name) {
        return find(name, false);
      }

      @Override
      public Set<String> getNames(LikePattern pattern) {
        return tables(session.web().catalogue().all()).keySet().stream()
            .filter(pattern.matcher()::apply)
            .collect(Collectors.toSet());
      }
    };
  }
}
