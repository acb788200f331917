package dev.valvejdbc.lookup;

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

  private World(MemorySource source, MemoryList list, Connection connection) throws SQLException {
    this.source = source;
    this.other = new MemorySource(1000, false).row("geo", "a", "SE").row("geo", "b", "DE");
    this.list = list;
    this.connection = connection;
    SchemaPlus schema = connection.unwrap(CalciteConnection.class).getRootSchema();
    schema.add("list", list);
    schema.add(
        "info",
        new MemoryTable(
            "info",
            source,
            new MemoryTable.Column("addr", SqlTypeName.VARCHAR),
            new MemoryTable.Column("map", SqlTypeName.VARCHAR),
            new MemoryTable.Column("slots", SqlTypeName.INTEGER)));
    schema.add(
        "players",
        new MemoryTable(
            "players",
            source,
            new MemoryTable.Column("addr", SqlTypeName.VARCHAR),
            new MemoryTable.Column("name", SqlTypeName.VARCHAR),
            new MemoryTable.Column("score", SqlTypeName.INTEGER)));
    schema.add(
        "rules",
        new MemoryTable(
            "rules",
            source,
            new MemoryTable.Column("addr", SqlTypeName.VARCHAR),
            new MemoryTable.Column("rule", SqlTypeName.VARCHAR)));
    schema.add(
        "geo",
        new MemoryTable(
            "geo",
            other,
            new MemoryTable.Column("addr", SqlTypeName.VARCHAR),
            new MemoryTable.Column("country", SqlTypeName.VARCHAR)));
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
    return new MemoryList(rows);
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
