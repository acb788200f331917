package dev.valvejdbc.queries;

import static java.util.Objects.requireNonNull;

import dev.valvejdbc.ValveDriver;
import dev.valvejdbc.fleet.Fleet;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Two databases with the same rows: ours, which asks a simulated fleet, and DuckDB. */
final class Twins implements AutoCloseable {
  private static final int MOST_ROWS = 50_000;
  private static final List<Integer> ASKED = List.of(1, 3, 4, 6, 8, 9, 11, 12);
  private static final List<String> TAGS =
      List.of("tf", "csgo", "tf,eu", "", "csgo", "ship", "eu", "tf");

  private final Fleet fleet;
  private final Path config;
  private final List<Connection> opened = new ArrayList<>();
  private final Connection duck;

  private Twins(Fleet fleet, Path config, Connection duck) {
    this.fleet = fleet;
    this.config = config;
    this.duck = duck;
  }

  /** The addresses of the named servers, of which each answers. */
  static List<String> addresses() {
    return ASKED.stream().map(i -> "127.20.0." + i + ":27015").toList();
  }

  static Twins start() throws SQLException, IOException {
    Fleet fleet = Fleet.start(12, 5);
    List<String> addresses = addresses();
    StringBuilder servers = new StringBuilder();
    for (int i = 0; i < addresses.size(); i++) {
      servers.append(i == 0 ? "" : ", ");
      servers.append("{\"name\": \"game-").append(i).append("\", \"addr\": \"");
      servers.append(addresses.get(i)).append("\", \"tags\": [\"");
      servers.append(TAGS.get(i).replace(",", "\", \"")).append("\"]}");
    }
    Path config = Files.createTempFile("servers", ".json");
    Files.writeString(config, "{\"servers\": [" + servers + "]}");
    Twins twins = new Twins(fleet, config, DriverManager.getConnection("jdbc:duckdb:"));
    try {
      twins.fill();
    } catch (SQLException | RuntimeException e) {
      twins.close();
      throw e;
    }
    return twins;
  }

  /** A new connection to ours. */
  Connection connect() throws SQLException {
    Connection connection =
        requireNonNull(
            new ValveDriver()
                .connect("jdbc:valve:timeout=30s;cacheTtl=1h;config=" + config, new Properties()));
    opened.add(connection);
    return connection;
  }

  /** A new connection to ours, with the views and tables that sessions make. */
  Connection session() throws SQLException {
    Connection connection = connect();
    make(connection);
    return connection;
  }

  /** Another session of DuckDB's, for use by one thread. */
  Connection duck() throws SQLException {
    Connection connection = duck.unwrap(org.duckdb.DuckDBConnection.class).duplicate();
    opened.add(connection);
    make(connection);
    return connection;
  }

  /** Makes the views and tables of a session. */
  private static void make(Connection session) throws SQLException {
    try (Statement ddl = session.createStatement()) {
      for (TestTable table : TestTable.values()) {
        if (table.made != null) {
          ddl.execute("CREATE TEMP " + table.made);
        }
      }
    }
  }

  private void fill() throws SQLException {
    Connection ours = connect();
    try (Statement ddl = duck.createStatement()) {
      ddl.execute("PRAGMA threads=1"); // its threads cost more than they bring
      for (TestTable table : TestTable.values()) {
        if (table.made != null) {
          continue;
        }
        String columns = String.join(", ", table.columns().keySet());
        List<String> types = new ArrayList<>();
        table.columns().forEach((name, kind) -> types.add(name + " " + kind.type));
        ddl.execute("CREATE TABLE " + table.sqlName + " (" + String.join(", ", types) + ")");
        String marks = String.join(", ", Collections.nCopies(types.size(), "?"));
        try (PreparedStatement insert =
            duck.prepareStatement("INSERT INTO " + table.sqlName + " VALUES (" + marks + ")")) {
          String select = "SELECT " + columns + " FROM " + table.sqlName;
          if (!table.keyed) {
            copy(ours, select, insert);
          } else {
            for (String addr : addresses()) {
              copy(ours, select + " WHERE addr = '" + addr + "'", insert);
            }
          }
        }
      }
    }
  }

  private static void copy(Connection from, String select, PreparedStatement insert)
      throws SQLException {
    try (Statement statement = from.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          insert.setObject(i, rows.getObject(i));
        }
        insert.execute();
      }
    }
  }

  /** The rows of a query of ours, sorted unless the query orders them. */
  static List<String> rows(Connection ours, Query query) throws SQLException {
    try (PreparedStatement statement = ours.prepareStatement(query.prepared())) {
      List<@Nullable Object> parameters = query.parameters();
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows(rows, query.ordered());
      }
    }
  }

  /** The rows of DuckDB. */
  static List<String> truth(Connection duck, Query query) throws SQLException {
    try (Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery(query.literal())) {
      return rows(rows, query.ordered());
    }
  }

  /** The rows of DuckDB without its optimizer, which has mistakes of its own. */
  static List<String> plainTruth(Connection duck, Query query) throws SQLException {
    try (Statement statement = duck.createStatement()) {
      statement.execute("PRAGMA disable_optimizer");
      try {
        return truth(duck, query);
      } finally {
        statement.execute("PRAGMA enable_optimizer");
      }
    }
  }

  private static List<String> rows(ResultSet rows, boolean ordered) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    List<String> all = new ArrayList<>();
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      for (int i : IntStream.rangeClosed(1, columns).toArray()) {
        row.add(shown(rows.getObject(i)));
      }
      all.add(String.join("|", row));
      if (all.size() > MOST_ROWS) {
        throw new SQLException("More rows than are worth comparing");
      }
    }
    if (!ordered) {
      Collections.sort(all);
    }
    return all;
  }

  /** A value without its type: the two databases count with different ones. */
  private static String shown(@Nullable Object value) {
    if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
      return String.valueOf(value);
    }
    BigDecimal exact = new BigDecimal(number.toString()).round(new MathContext(9));
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }

  @Override
  public void close() throws SQLException, IOException {
    for (Connection connection : opened) {
      connection.close();
    }
    duck.close();
    fleet.close();
    Files.deleteIfExists(config);
  }
}
