package dev.valvejdbc.sql;

import dev.valvejdbc.sql.table.KeyedTableBinding;
import dev.valvejdbc.tables.statement.StatementSettings;
import dev.valvejdbc.tables.steamapi.SteamApiSettings;
import dev.valvejdbc.tables.steamapi.SteamApiTable;
import dev.valvejdbc.tables.steamapi.SteamApiTables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.jspecify.annotations.Nullable;

/** The schema steam_api, as Calcite sees it: tables are made when somebody names or lists them. */
public final class SteamApiSchema extends AbstractSchema {
  private final SteamApiTables tables;

  SteamApiSchema(SteamApiSettings settings, StatementSettings statements) {
    tables = new SteamApiTables(settings, statements);
  }

  /** The names of the tables that are known without asking anybody. */
  public Set<String> describedTables() {
    return tables.described();
  }

  private @Nullable Named<Table> find(String name, boolean exactly) {
    SteamApiTable found = tables.find(name);
    return found == null || (exactly && !found.tableName().equals(name))
        ? null
        : new Named<>(found.tableName(), KeyedTableBinding.of(found));
  }

  @Override
  protected Map<String, Table> getTableMap() {
    Map<String, Table> bound = new LinkedHashMap<>();
    tables.all().forEach((name, table) -> bound.put(name, KeyedTableBinding.of(table)));
    return bound;
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
        return tables.all().keySet().stream()
            .filter(pattern.matcher()::apply)
            .collect(Collectors.toSet());
      }
    };
  }
}
