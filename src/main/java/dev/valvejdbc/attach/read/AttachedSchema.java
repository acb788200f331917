package dev.valvejdbc.attach.read;

import dev.valvejdbc.attach.AttachedSource;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.jspecify.annotations.Nullable;

/**
 * An attached database as a schema. Its tables are found anew for every statement, so that one made
 * a moment ago is there.
 */
public final class AttachedSchema extends AbstractSchema {
  private final AttachedSource source;
  private @Nullable DatabaseConvention convention;

  /** A schema that has asked nobody yet. */
  public AttachedSchema(AttachedSource source) {
    this.source = source;
  }

  /** The database behind it. */
  public AttachedSource source() {
    return source;
  }

  private synchronized DatabaseConvention convention() throws SQLException {
    DatabaseConvention made = convention;
    if (made == null) {
      made = new DatabaseConvention(source.name(), source.dialect(), PushedDown::rules);
      convention = made;
    }
    return made;
  }

  /**
   * The tables and views by their names.
   *
   * @throws SQLException with a sentence, if the database cannot be asked
   */
  public Map<String, Table> found() throws SQLException {
    DatabaseConvention ours = convention();
    return source.work(
        connection -> {
          Map<String, Table> tables = new LinkedHashMap<>();
          DatabaseMetaData metadata = connection.getMetaData();
          try (ResultSet rows =
              metadata.getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
            while (rows.next()) {
              String type = String.valueOf(rows.getString("TABLE_TYPE"));
              if (type.contains("INDEX") || type.contains("SEQUENCE") || type.contains("SYSTEM")) {
                continue;
              }
              String name = rows.getString("TABLE_NAME");
              tables.put(
                  name,
                  new AttachedTable(
                      ours,
                      new TablePlace(
                          source, rows.getString("TABLE_CAT"), rows.getString("TABLE_SCHEM"), name),
                      type.contains("VIEW") ? Schema.TableType.VIEW : Schema.TableType.TABLE));
            }
          }
          return tables;
        });
  }

  @Override
  protected Map<String, Table> getTableMap() {
    try {
      return found();
    } catch (SQLException e) {
      throw new StatementException(e);
    }
  }

  @Override
  public Lookup<Table> tables() {
    return new Lookup<>() {
      @Override
      public @Nullable Table get(String name) {
        return getTableMap().get(name);
      }

      @Override
      public @Nullable Named<Table> getIgnoreCase(String name) {
        Map<String, Table> tables = getTableMap();
        Table exact = tables.get(name);
        if (exact != null) {
          return new Named<>(name, exact);
        }
        return tables.entrySet().stream()
            .filter(e -> e.getKey().equalsIgnoreCase(name))
            .findFirst()
            .map(e -> new Named<>(e.getKey(), e.getValue()))
            .orElse(null);
      }

      @Override
      public Set<String> getNames(LikePattern pattern) {
        return getTableMap().keySet().stream()
            .filter(pattern.matcher()::apply)
            .collect(Collectors.toSet());
      }
    };
  }

  /** The schema that is attached may be named; another one is refused with what to do. */
  @Override
  public Lookup<? extends Schema> subSchemas() {
    return new Lookup<Schema>() {
      @Override
      public @Nullable Schema get(String name) {
        Named<Schema> found = getIgnoreCase(name);
        return found != null && found.name().equals(name) ? found.entity() : null;
      }

      @Override
      public @Nullable Named<Schema> getIgnoreCase(String name) {
        try {
          String schema = schema(name);
          return schema == null || tables().getIgnoreCase(name) != null
              ? null
              : new Named<>(schema, AttachedSchema.this);
        } catch (SQLException e) {
          throw new StatementException(e);
        }
      }

      @Override
      public Set<String> getNames(LikePattern pattern) {
        return Set.of();
      }
    };
  }

  /** The schema of a name, if it is the one whose tables these are; null if there is none. */
  private @Nullable String schema(String name) throws SQLException {
    Optional<String> found =
        source.work(
            connection -> {
              DatabaseMetaData metadata = connection.getMetaData();
              try (ResultSet schemas = metadata.getSchemas();
                  ResultSet catalogs = metadata.getCatalogs()) {
                String known = named(schemas, name);
                if (known == null && connection.getSchema() == null) {
                  known = named(catalogs, name);
                }
                return Optional.ofNullable(known);
              }
            });
    if (found.isEmpty()) {
      return null;
    }
    String other = found.get();
    String own = source.work(c -> c.getSchema() == null ? c.getCatalog() : c.getSchema());
    if (other.equals(own)) {
      return other;
    }
    if (tables().getIgnoreCase(name) != null) {
      return null; // a table of ours has that name, too
    }
    throw SqlError.OTHER_SCHEMA.exception(other, source.name(), source.dialect().choosing(other));
  }

  private static @Nullable String named(ResultSet rows, String name) throws SQLException {
    while (rows.next()) {
      String found = rows.getString(1);
      if (found != null && found.equalsIgnoreCase(name)) {
        return found;
      }
    }
    return null;
  }
}
