package dev.valvejdbc.engine.session;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.guard.KeptRows;
import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.jdbc.execution.ExecutionScope;
import dev.valvejdbc.jdbc.metadata.SchemaObjects;
import dev.valvejdbc.sql.statement.TemporaryTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.Table;
import org.apache.calcite.sql.SqlDrop;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.ddl.SqlCreateView;
import org.apache.calcite.sql.ddl.SqlDropObject;
import org.jspecify.annotations.Nullable;

/** The views and temporary tables that a connection has made; nobody else sees them. */
public final class OwnObjects {
  private static final String HOME = "valve";

  private final Session session;
  private final Runnable changed;
  private final KeptRows kept;

  /** Those that are there from the beginning, and again when the others are forgotten. */
  private final Map<String, Table> given = new LinkedHashMap<>();

  private final Map<String, Table> made = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * Has made nothing yet.
   *
   * @param kept accounts for the rows of temporary tables
   * @param changed is told when a name means something else
   */
  public OwnObjects(
      CalciteConnection connection,
      ExecutionScope scope,
      SchemaObjects catalogue,
      KeptRows kept,
      Runnable changed) {
    this.kept = kept;
    this.changed = changed;
    this.session = new Session(connection, scope, catalogue);
  }

  /** Makes the view of a name that the config file has. */
  public synchronized void view(String name, String query) throws SQLException {
    create(Execution.ofNoStatement(), name, null, query, false);
    Table table = made.get(name);
    if (table != null) {
      given.put(name, table);
    }
  }

  void create(Execution execution, SqlCreateView view, String query) throws SQLException {
    create(execution, name(view.name), view.columnList, query, view.getReplace());
  }

  private synchronized void create(
      Execution execution,
      String name,
      @Nullable SqlNodeList columns,
      String query,
      boolean replaces)
      throws SQLException {
    if (!mayMake(name, replaces, false)) {
      return;
    }
    RelDataType row = row(session.columns(execution, query), columns);
    put(name, new OwnView(row, query, List.of(session.connection().getSchema())));
  }

  synchronized void create(Execution execution, TemporaryTable table, String query)
      throws SQLException {
    String name = name(table.name);
    if (!mayMake(name, table.getReplace(), table.ifNotExists)) {
      return;
    }
    RelDataType row = row(session.columns(execution, query), table.columnList);
    put(name, session.reading(execution, query, rows -> kept(row, rows)));
  }

  private OwnTable kept(RelDataType row, ResultSet rows) throws SQLException {
    KeptRows.Table table = kept.table();
    try {
      return OwnTable.of(row, rows, table);
    } catch (SQLException | RuntimeException e) {
      table.release();
      throw e;
    }
  }

  private static String name(SqlIdentifier name) throws SQLException {
    if (name.names.size() == 1
        || (name.names.size() == 2 && name.names.get(0).equalsIgnoreCase(HOME))) {
      return name.names.get(name.names.size() - 1);
    }
    throw SqlError.READ_ONLY.exception("CREATE in schema " + name.names.get(name.names.size() - 2));
  }

  private boolean mayMake(String name, boolean replaces, boolean ifNotExists) throws SQLException {
    boolean there =
        session.objects().tables(HOME, true).stream()
            .anyMatch(t -> t.name().equalsIgnoreCase(name));
    if (!there || (replaces && made.containsKey(name))) {
      return true;
    }
    if (ifNotExists) {
      return false;
    }
    throw replaces ? SqlError.NOT_YOURS.exception(name) : SqlError.OBJECT_EXISTS.exception(name);
  }

  /** The columns of a query, by the names that it has or is given. */
  private RelDataType row(RelDataType columns, @Nullable SqlNodeList names) throws SQLException {
    RelDataTypeFactory.Builder row = session.connection().getTypeFactory().builder();
    Set<String> taken = new HashSet<>();
    for (RelDataTypeField column : columns.getFieldList()) {
      int i = column.getIndex();
      String name =
          names != null && i < names.size()
              ? ((SqlIdentifier) names.get(i)).getSimple()
              : column.getName().replace("\u0001", "");
      if (!taken.add(name.toLowerCase(Locale.ROOT))) {
        throw SqlError.TWICE_NAMED.exception(name);
      }
      row.add(name, column.getType());
    }
    if (names != null && names.size() > columns.getFieldCount()) {
      throw SqlError.SYNTAX.said(
          "There are more names than columns: "
              + names.size()
              + " and "
              + columns.getFieldCount()
              + ".",
          null);
    }
    return row.build();
  }

  private void put(String name, Table table) {
    released(made.put(name, table));
    home().add(name, table);
    changed.run();
  }

  private static void released(@Nullable Table table) {
    if (table instanceof OwnTable rows) {
      rows.release();
    }
  }

  @SuppressWarnings("deprecation") // what replaces it is not in this release's interface
  private SchemaPlus home() {
    SchemaPlus home = session.connection().getRootSchema().getSubSchema(HOME);
    if (home == null) {
      throw new IllegalStateException(HOME);
    }
    return home;
  }

  /** Puts them into the schema again, after it was made anew. */
  public synchronized void install() {
    made.forEach(home()::add);
  }

  /** Whether a statement drops something of this connection, or nothing at all. */
  synchronized boolean concerns(SqlDrop drop) {
    SqlIdentifier name = ((SqlDropObject) drop).name;
    if (name.names.size() > 1 && !name.names.get(0).equalsIgnoreCase(HOME)) {
      return false;
    }
    String last = name.names.get(name.names.size() - 1);
    return made.containsKey(last) || !isThere(last);
  }

  synchronized void drop(SqlDrop drop) throws SQLException {
    SqlIdentifier named = ((SqlDropObject) drop).name;
    String name = name(named);
    Table table = made.get(name);
    boolean fits =
        table != null && (drop.getKind() == SqlKind.DROP_VIEW) == (table instanceof OwnView);
    if (fits) {
      released(made.remove(name));
      remove(name);
    } else if (!drop.ifExists || table != null || isThere(name)) {
      throw isThere(name)
          ? SqlError.NOT_YOURS.exception(name)
          : SqlError.UNKNOWN_TABLE.exception(name);
    }
  }

  private boolean isThere(String name) {
    return session.objects().tables(HOME, true).stream()
        .anyMatch(t -> t.name().equalsIgnoreCase(name));
  }

  private void remove(String name) {
    home().removeTable(name);
    changed.run();
  }

  synchronized void clear() {
    List<String> names = new ArrayList<>(made.keySet());
    made.values().forEach(OwnObjects::released);
    made.clear();
    names.forEach(this::remove);
    made.putAll(given);
    install();
  }
}
