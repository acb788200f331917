package dev.valvejdbc.attach.read;

import dev.valvejdbc.attach.AttachedSource;
import dev.valvejdbc.errors.StatementException;
import java.sql.Connection;
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
 * a moment ago is there. They are those of the schema that its URL chooses; the others are schemas
 * inside it, which nobody lists.
 */
public final class AttachedSchema extends AbstractSchema {
  private final AttachedSource source;
  private final @Nullable String other;
  private @Nullable DatabaseConvention convention;

  /** A schema that has asked nobody yet. */
  public AttachedSchema(AttachedSource source) {
    this(source, null, null);
  }

  private AttachedSchema(
      AttachedSource source, @Nullable String other, @Nullable DatabaseConvention convention) {
    this.source = source;
    this.other = other;
    this.convention = convention;
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
          try (ResultSet rows = listed(connection, metadata)) {
            while (rows.next()) {
              String type = String.valueOf(rows.getString("TABLE_TYPE"));
              if (type.contains("INDEX")
                  || type.contains("SEQUENCE")
                  || (type.contains("SYSTEM") && other == null)) {
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

  private ResultSet listed(Connection connection, DatabaseMetaData metadata) throws SQLException {
    String schema = connection.getSchema();
    if (other == null) {
      return metadata.getTables(connection.getCatalog(), schema, "%", null);
    }
    return schema == null // MariaDB's schemas are catalogs
        ? metadata.getTables(other, null, "%", null)
        : metadata.getTables(
            connection.getCatalog(), TablePlace.pattern(metadata, other), "%", null);
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
          return other != null || tables().getIgnoreCase(name) != null ? null : inside(name);
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

  /** The schema of a name in the database, be it that which is attached; null if there is none. */
  private @Nullable Named<Schema> inside(String name) throws SQLException {
    Optional<String> found =
        source.work(
            connection -> {
              DatabaseMetaData metadata = connection.getMetaData();
              boolean catalogs = connection.getSchema() == null;
              try (ResultSet names = catalogs ? metadata.getCatalogs() : metadata.getSchemas()) {
                return Optional.ofNullable(named(names, name));
              }
            });
    return found.isEmpty()
        ? null
        : new Named<>(found.get(), new AttachedSchema(source, found.get(), convention()));
  }

  private static @Nullable String named(ResultSet rows, String name) throws SQLException {
    String like = null;
    while (rows.next()) {
      String found = rows.getString(1);
      if (name.equals(found)) {
        return found;
      }
      like = name.equalsIgnoreCase(found) && like == null ? found : like;
    }
    return like;
  }
}
