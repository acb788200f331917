package dev.valvejdbc.lookup;

import dev.valvejdbc.lookup.MemoryTable.Column;
import dev.valvejdbc.lookup.plan.LookupPrepare;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.jdbc.Driver;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** A connection to a few servers: a list of them, and their keyed tables. */
final class World implements AutoCloseable {
  final MemorySource source;
  final MemorySource other;
  final MemoryList list;
  final Connection connection;
  private final SchemaPlus schema;
  private final boolean ordinary;

  private World(MemorySource source, MemoryList list, Connection connection) throws SQLException {
    this(source, list, connection, false);
  }

  private World(MemorySource source, MemoryList list, Connection connection, boolean ordinary)
      throws SQLException {
    this.ordinary = ordinary;
    this.source = source;
    this.other =
        new MemorySource(1000, false)
            .row("geo", "a", "SE")
            .row("geo", "b", "DE")
            .row("profiles", 1L, "ann")
            .row("profiles", 2L, "bob")
            .tupleRow("scores", 3, 1L, 440, null, "gold")
            .tupleRow("scores", 3, 1L, 570, null, "iron")
            .tupleRow("scores", 3, 2L, 440, null, "wood")
            .tupleRow("scores", 3, 1L, 440, "fr", "or")
            .tupleRow("apps", 1, null, 440)
            .tupleRow("apps", 1, null, 570)
            .tupleRow("apps", 1, 500, 570);
    this.list = list;
    this.connection = connection;
    schema = connection.unwrap(CalciteConnection.class).getRootSchema();
    schema.add("list", list);
    Column addr = new Column("addr", SqlTypeName.VARCHAR);
    Column slots = new Column("slots", SqlTypeName.INTEGER);
    add("info", source, addr, new Column("map", SqlTypeName.VARCHAR), slots);
    Column score = new Column("score", SqlTypeName.INTEGER);
    add("players", source, addr, new Column("name", SqlTypeName.VARCHAR), score);
    add("rules", source, addr, new Column("rule", SqlTypeName.VARCHAR));
    Column steamId = new Column("steamid", SqlTypeName.BIGINT);
    add("profiles", other, steamId, new Column("persona", SqlTypeName.VARCHAR));
    add("geo", other, addr, new Column("country", SqlTypeName.VARCHAR));
    Column app = new Column("app", SqlTypeName.INTEGER);
    add(
        "scores",
        other,
        List.of(
            new KeyColumn("steamid", 0, true),
            new KeyColumn("app", 1, true),
            new KeyColumn("lang", 2, false)),
        steamId,
        app,
        new Column("lang", SqlTypeName.VARCHAR),
        new Column("medal", SqlTypeName.VARCHAR));
    Column from = new Column("from_app", SqlTypeName.INTEGER);
    add("apps", other, List.of(new KeyColumn("from_app", 0, false)), from, app);
  }

  private void add(String name, MemorySource rows, Column... columns) {
    add(name, rows, List.of(new KeyColumn(columns[0].name(), 0, true)), columns);
  }

  /** Adds a keyed table or, where all are ordinary, an ordinary one. */
  private void add(String name, MemorySource rows, List<KeyColumn> keys, Column... columns) {
    schema.add(
        name,
        ordinary
            ? new MemoryList(rows.all(name), columns)
            : new MemoryTable(name, rows, keys, columns));
  }

  /** The same servers in tables that need no key, by Calcite's own driver. */
  static World ordinary() throws SQLException {
    return new World(
        servers(1000, false),
        list("a", "b", "c", "d", null),
        DriverManager.getConnection("jdbc:calcite:", properties()),
        true);
  }

  /** Servers a, b and c; c has nobody on it; d does not answer. */
  static World small() throws SQLException {
    return new World(servers(1000, false), list("a", "b", "c", "d", null), lookupDriver());
  }

  /** The same by Calcite's own driver. */
  static World plain() throws SQLException {
    return new World(
        servers(1000, false),
        list("a", "b", "c", "d", null),
        DriverManager.getConnection("jdbc:calcite:", properties()));
  }

  /** Many servers that do not exist, with room for so many look-ups at once. */
  static World large(int servers, int room, boolean silent) throws SQLException {
    MemorySource source = new MemorySource(room, silent);
    @Nullable String[] addresses = new String[servers];
    for (int i = 0; i < servers; i++) {
      addresses[i] = "s" + i;
      source.row("info", addresses[i], "m" + i, i);
    }
    return new World(source, list(addresses), lookupDriver());
  }

  private static MemoryList list(@Nullable String... addresses) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < addresses.length; i++) {
      rows.add(new Object[] {addresses[i], i});
    }
    return new MemoryList(
        rows, new Column("addr", SqlTypeName.VARCHAR), new Column("region", SqlTypeName.INTEGER));
  }

  private static MemorySource servers(int room, boolean silent) {
    return new MemorySource(room, silent)
        .row("info", "a", "dust", 10)
        .row("info", "b", "inferno", 20)
        .row("info", "c", "dust", 30)
        .row("players", "a", "ann", 5)
        .row("players", "a", "bob", 7)
        .row("players", "b", "cid", 1)
        .row("rules", "a", "mp_x")
        .row("rules", "a", "mp_y")
        .row("rules", "b", "mp_x");
  }

  private static Connection lookupDriver() throws SQLException {
    return new Driver()
        .withPrepareFactory(LookupPrepare::new)
        .connect("jdbc:calcite:", properties());
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.put("caseSensitive", "false");
    properties.put("unquotedCasing", "UNCHANGED");
    properties.put("quotedCasing", "UNCHANGED");
    properties.put("fun", "standard,postgresql");
    properties.put("conformance", "BABEL");
    properties.put("materializationsEnabled", "false");
    properties.put("forceDecorrelate", "false");
    return properties;
  }

  /** The rows, values joined by blanks, sorted. */
  List<String> rows(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<String> rows = new ArrayList<>();
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          StringBuilder row = new StringBuilder();
          for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
            row.append(i > 1 ? " " : "").append(results.getObject(i));
          }
          rows.add(row.toString());
        }
      }
      return rows.stream().sorted().toList();
    }
  }

  String plan(String sql) throws SQLException {
    return String.join("\n", rows("EXPLAIN PLAN FOR " + sql));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
