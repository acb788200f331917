package dev.valvejdbc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import dev.valvejdbc.server.ServerSettings.Serialization;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Avatica's own remote driver gets from a server of ours. */
class ServingTest {
  private static final String FLEET = "jdbc:valve:fleet=4;seed=7;timeout=10s";

  @ParameterizedTest
  @EnumSource
  void aQueryReturnsWhatItReturnsHere(Serialization serialization) throws Exception {
    String sql =
        "SELECT s.name, i.map FROM my_servers s JOIN server_info i ON i.addr = s.addr ORDER BY"
            + " s.name";
    try (Served served = Served.start(FLEET, serialization);
        Connection remote = served.connect();
        Connection here = java.sql.DriverManager.getConnection(FLEET)) {
      assertThat(Rows.of(remote, sql)).isNotEmpty().isEqualTo(Rows.of(here, sql));
    }
  }

  @ParameterizedTest
  @EnumSource
  void longResultsComeInSeveralAnswers(Serialization serialization) throws Exception {
    try (Served served = Served.start("jdbc:valve:", serialization);
        Connection remote = served.connect()) {
      assertThat(Rows.of(remote, manyRows(350))).hasSize(350);
      try (Statement statement = remote.createStatement()) {
        statement.setMaxRows(120);
        int count = 0;
        try (ResultSet rs = statement.executeQuery(manyRows(350))) {
          while (rs.next()) {
            count++;
          }
        }
        assertThat(count).isEqualTo(120);
      }
    }
  }

  /** A query of so many rows that needs no server. */
  private static String manyRows(int count) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add("(" + i + ")");
    }
    return "SELECT * FROM (VALUES " + String.join(",", values) + ") AS t(n)";
  }

  @ParameterizedTest
  @EnumSource
  void valuesKeepTheirTypes(Serialization serialization) throws Exception {
    try (Served served = Served.start("jdbc:valve:", serialization);
        Connection remote = served.connect();
        Statement statement = remote.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT TIMESTAMP '2026-11-21 02:03:04' AS t, CAST(12.50 AS DECIMAL(38,2)) AS d,"
                    + " CAST(NULL AS INTEGER) AS n, 76561197960265729 AS b, TRUE AS y, 0.25E0 AS f,"
                    + " '東京' AS s, DATE '2026-11-21' AS day,"
                    + " CAST(18446744073709551615 AS DECIMAL(20,0)) AS big")) {
      assertThat(rs.next()).isTrue();
      assertThat(rs.getTimestamp(1)).isEqualTo(Timestamp.valueOf("2026-11-21 02:03:04"));
      assertThat(rs.getBigDecimal(2)).isEqualByComparingTo("12.50");
      rs.getInt(3);
      assertThat(rs.wasNull()).isTrue();
      assertThat(rs.getObject(3)).isNull();
      assertThat(rs.getLong(4)).isEqualTo(76561197960265729L);
      assertThat(rs.getBoolean(5)).isTrue();
      assertThat(rs.getDouble(6)).isEqualTo(0.25);
      assertThat(rs.getString(7)).isEqualTo("東京");
      assertThat(rs.getDate(8)).isEqualTo(java.sql.Date.valueOf("2026-11-21"));
      assertThat(rs.getBigDecimal(9)).isEqualTo(new BigDecimal("18446744073709551615"));
      assertThat(rs.getMetaData().getColumnType(1)).isEqualTo(Types.TIMESTAMP);
      assertThat(rs.getMetaData().getColumnLabel(4)).isEqualTo("b");
    }
  }

  /**
   * The clock of the connection shows times and is meant by those that are given, as it is here.
   */
  @ParameterizedTest
  @EnumSource
  void timesAreThoseOfTheConnectionsClock(Serialization serialization) throws Exception {
    try (Served served = Served.start("jdbc:valve:timeZone=Asia/Tokyo", serialization);
        Connection remote = served.connect();
        Connection here = java.sql.DriverManager.getConnection("jdbc:valve:timeZone=Asia/Tokyo")) {
      assertThat(clocks(remote))
          .isEqualTo(clocks(here))
          .containsExactly(
              "2026-01-31 17:45:12 2026-01-31 17:45:12.0 1769849112",
              "1970-01-01 09:00:00 1970-01-01 09:00:00.0 0",
              "2026-07-01 02:00:00 2026-07-01 02:00:00.0 1782838800");
      remote.createStatement().execute("SET timeZone = 'UTC'");
      assertThat(clocks(remote))
          .containsExactly(
              "2026-01-31 17:45:12 2026-01-31 17:45:12.0 1769881512",
              "1970-01-01 00:00:00 1970-01-01 00:00:00.0 0",
              "2026-07-01 02:00:00 2026-07-01 02:00:00.0 1782871200");
      remote.createStatement().execute("RESET ALL");
      assertThat(clocks(remote)).isEqualTo(clocks(here));
    }
  }

  /** A literal, a moment and a parameter: as a text, as a Timestamp and as seconds since 1970. */
  private static List<String> clocks(Connection connection) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT t, CAST(EPOCH(t) AS BIGINT) FROM (VALUES (TIMESTAMP '2026-01-31 17:45:12'),"
                + " (TO_TIMESTAMP(0)), (CAST(? AS TIMESTAMP))) AS v(t)")) {
      statement.setTimestamp(1, Timestamp.valueOf("2026-07-01 02:00:00"));
      try (ResultSet rs = statement.executeQuery()) {
        while (rs.next()) {
          rows.add(rs.getString(1) + " " + rs.getTimestamp(1) + " " + rs.getLong(2));
        }
      }
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void preparedStatementsTakeParameters(Serialization serialization) throws Exception {
    try (Served served = Served.start("jdbc:valve:", serialization);
        Connection remote = served.connect();
        PreparedStatement statement =
            remote.prepareStatement(
                "SELECT n, s FROM (VALUES (1, 'a'), (2, 'b'), (3, CAST(NULL AS VARCHAR))) AS t(n,"
                    + " s) WHERE n >= ? AND (s = ? OR s IS NULL) ORDER BY n")) {
      statement.setInt(1, 2);
      statement.setString(2, "b");
      assertThat(read(statement)).containsExactly("2 b", "3 null");
      statement.setInt(1, 3);
      statement.setString(2, "x");
      assertThat(read(statement)).containsExactly("3 null");
    }
  }

  private static List<String> read(PreparedStatement statement) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet rs = statement.executeQuery()) {
      while (rs.next()) {
        rows.add(rs.getInt(1) + " " + rs.getString(2));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void metadataTellsTablesAndColumns(Serialization serialization) throws Exception {
    try (Served served = Served.start("jdbc:valve:", serialization);
        Connection remote = served.connect()) {
      DatabaseMetaData meta = remote.getMetaData();
      assertThat(names(meta.getTables(null, "valve", "%", null), 3))
          .contains("server_info", "players");
      assertThat(names(meta.getColumns(null, "valve", "players", "%"), 4))
          .contains("addr", "name", "score");
      assertThat(names(meta.getSchemas(), 1)).contains("valve", "diagnostics");
      assertThat(meta.getIdentifierQuoteString()).isEqualTo("\"");
    }
  }

  private static List<String> names(ResultSet rows, int column) throws SQLException {
    List<String> names = new ArrayList<>();
    while (rows.next()) {
      names.add(rows.getString(column));
    }
    rows.close();
    return names;
  }

  @ParameterizedTest
  @EnumSource
  void errorsAreSentencesWithTheirState(Serialization serialization) throws Exception {
    try (Served served = Served.start("jdbc:valve:", serialization);
        Connection remote = served.connect()) {
      assertThatThrownBy(() -> Rows.of(remote, "SELECT * FROM nowhere"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("nowhere")
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("42P01"))
          .satisfies(
              e ->
                  assertThat(((org.apache.calcite.avatica.AvaticaSqlException) e).getStackTraces())
                      .isEmpty());
      assertThatThrownBy(() -> Rows.of(remote, "SELECT * FROM players"))
          .hasMessageContaining("Table players can only be read by its key addr");
      assertThatThrownBy(() -> Rows.of(remote, "DELETE FROM players"))
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("25006"));
      assertThatThrownBy(() -> Rows.of(remote, "SELECT 1/0"))
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("22012"));
      assertThat(Rows.of(remote, "SELECT 1")).containsExactly("1");
    }
  }
}
