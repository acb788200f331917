package dev.valvejdbc.docs;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the fleet that the pages show. Its servers are at the addresses 127.20.0.x:27015;
 * where another program is there already, they are elsewhere, and the pages do not show that.
 */
final class DemoFleet implements AutoCloseable {
  static final String URL = "jdbc:valve:fleet=60;seed=3;rcon=read";

  private final Connection connection;
  private final Map<String, String> shownAddresses = new LinkedHashMap<>();

  private DemoFleet(Connection connection) {
    this.connection = connection;
  }

  static DemoFleet connect() throws SQLException {
    DemoFleet fleet = new DemoFleet(DriverManager.getConnection(URL + ";cacheDir=none"));
    try (Statement statement = fleet.connection.createStatement();
        ResultSet rs = statement.executeQuery("SELECT name, addr FROM my_servers")) {
      while (rs.next()) {
        String name = requireNonNull(rs.getString(1));
        String number = name.substring(name.lastIndexOf('-') + 1);
        fleet.shownAddresses.put(requireNonNull(rs.getString(2)), "127.20.0." + number + ":27015");
      }
    }
    return fleet;
  }

  DatabaseMetaData meta() throws SQLException {
    return connection.getMetaData();
  }

  /** Runs an example and appends its result as a table. */
  void show(Example example, Markdown page) throws SQLException {
    List<String> statements = example.statements();
    try (Statement statement = connection.createStatement()) {
      for (String before : statements.subList(0, statements.size() - 1)) {
        rows(statement.executeQuery(real(before)));
      }
      ResultSet rs = statement.executeQuery(real(statements.get(statements.size() - 1)));
      List<String> labels = new ArrayList<>();
      for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
        labels.add(Markdown.code(rs.getMetaData().getColumnLabel(i)));
      }
      page.table(labels, rows(rs));
    } catch (SQLException e) {
      throw new SQLException(
          "The example '" + example.question() + "' fails: " + e.getMessage(), e);
    }
  }

  private List<List<String>> rows(ResultSet rs) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    while (rs.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
        row.add(Markdown.plain(shown(value(rs, i))));
      }
      rows.add(row);
    }
    return rows;
  }

  private static @Nullable String value(ResultSet rs, int column) throws SQLException {
    if (rs.getMetaData().getColumnType(column) == Types.TIMESTAMP) {
      Instant moment = rs.getObject(column, Instant.class);
      return moment == null ? null : moment.toString();
    }
    return rs.getString(column);
  }

  private String real(String sql) {
    String real = sql;
    for (Map.Entry<String, String> address : shownAddresses.entrySet()) {
      real = real.replace("'" + address.getValue() + "'", "'" + address.getKey() + "'");
    }
    return real;
  }

  private @Nullable String shown(@Nullable String value) {
    String shown = value;
    for (Map.Entry<String, String> address : shownAddresses.entrySet()) {
      shown = shown == null ? null : shown.replace(address.getKey(), address.getValue());
    }
    return shown;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
