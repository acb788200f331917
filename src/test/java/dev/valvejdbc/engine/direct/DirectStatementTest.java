package dev.valvejdbc.engine.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.jdbc.CalcitePrepare.CalciteSignature;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is run without a plan looks and yields as what is planned; a comment makes it planned. */
class DirectStatementTest {
  private static final String SERVER = "'127.20.0.9:27015'";
  private static final String PLANNED = "/* planned */ ";

  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection =
        DriverManager.getConnection("jdbc:valve:fleet=40;seed=5;timeout=600ms;cacheTtl=10m");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static @Nullable CalciteSignature<Object> direct(String sql) throws SQLException {
    return DirectStatement.signature(
        sql, connection.unwrap(CalciteConnection.class).createPrepareContext());
  }

  private static List<List<Object>> rows(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<List<Object>> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          List<Object> row = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(result.getObject(i));
          }
          rows.add(row);
        }
      }
      return rows;
    }
  }

  /** All that the metadata of a statement's columns and parameters says. */
  private static List<Object> told(String sql) throws Exception {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      List<Object> told = new ArrayList<>();
      ResultSetMetaData columns = statement.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        told.addAll(all(ResultSetMetaData.class, columns, i));
      }
      ParameterMetaData parameters = statement.getParameterMetaData();
      for (int i = 1; i <= parameters.getParameterCount(); i++) {
        told.addAll(all(ParameterMetaData.class, parameters, i));
      }
      return told;
    }
  }

  private static List<Object> all(Class<?> type, Object metadata, int at) throws Exception {
    List<Object> told = new ArrayList<>();
    for (Method method : type.getMethods()) {
      if (Arrays.equals(method.getParameterTypes(), new Class<?>[] {int.class})) {
        told.add(method.getName() + " " + at + ": " + method.invoke(metadata, at));
      }
    }
    return told;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "select 2147483647 ;",
        "SELECT server_name, map FROM server_info WHERE addr = " + SERVER,
        "select * from valve.rules where addr = " + SERVER + ";",
        "SELECT i.Map AS \"the map\", I.player_count n FROM server_info AS i WHERE i.addr = "
            + SERVER,
        "SELECT \"MAP\" FROM server_info WHERE \"Addr\" IN (" + SERVER + ", " + SERVER + ")",
        "SELECT name, score, duration FROM players WHERE addr = " + SERVER,
        "SELECT name, \"value\" FROM rules WHERE addr = " + SERVER + " AND name = 'sv_gravity'",
        "SELECT name, value FROM rules WHERE addr = " + SERVER + " AND name <> 'sv_gravity'",
        "SELECT value FROM rules WHERE addr = " + SERVER + " AND name IN ('sv_gravity', 'x')",
        "SELECT game_id, steam_id, folder FROM server_info WHERE addr IN ('127.20.0.1:27015', "
            + SERVER
            + ", '127.20.0.9') AND stv_port IS NULL AND server_name IS NOT NULL",
        "SELECT map FROM server_info WHERE addr = '127.20.0.9:27015' AND map = 'no '",
        "SELECT map FROM server_info WHERE addr = '' AND map = ''",
        "SELECT map FROM server_info WHERE addr = 'no such' LIMIT 2",
        "SELECT addr, status, error FROM server_status WHERE addr = 'x y'",
        "SELECT p.* FROM valve.players p WHERE p.addr = " + SERVER,
        "SELECT * FROM my_servers",
        "SELECT s.* FROM valve.my_servers s WHERE has_rcon IS NOT NULL LIMIT 3",
        "SELECT name FROM my_servers WHERE addr = " + SERVER + " AND tags <> 'x'",
        "SELECT tags, name AS n FROM my_servers WHERE name IN ('csgo-1', 'tf-1', 'nobody')",
        "SELECT * FROM diagnostics.failures WHERE scan < 0",
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'valve'",
      })
  void rowsAndColumnsAreThoseOfThePlan(String sql) throws Exception {
    assertThat(direct(sql)).isNotNull();
    assertThat(told(sql)).isEqualTo(told(PLANNED + sql));
    assertThat(rows(sql)).isEqualTo(rows(PLANNED + sql));
  }

  @ParameterizedTest
  @CsvSource({"<, 12", "<=, 12", ">, 11", ">=, 11", "=, 12", "<>, 0", "!=, 0", "=, 99999999999"})
  void numbersAreComparedAsThePlanComparesThem(String comparison, String number) throws Exception {
    String sql =
        "SELECT addr, player_count FROM server_info WHERE addr IN ('127.20.0.1:27015',"
            + " '127.20.0.2:27015', '127.20.0.9:27015') AND player_count "
            + comparison
            + " "
            + number;

    assertThat(direct(sql)).isNotNull();
    assertThat(rows(sql)).containsExactlyInAnyOrderElementsOf(rows(PLANNED + sql));
  }

  @Test
  void parametersAreOfTheTypesOfTheirColumnsAndMayBeNull() throws Exception {
    String sql =
        "SELECT addr FROM server_info WHERE addr IN (?, ?) AND player_count >= ? AND map <> ?";

    assertThat(direct(sql)).isNotNull();
    assertThat(told(sql)).isEqualTo(told(PLANNED + sql));
    for (Object[] values :
        new @Nullable Object[][] {
          {"127.20.0.9:27015", "127.20.0.1:27015", 0, "x"},
          {"127.20.0.9:27015 ", null, "0", "x"},
          {"127.20.0.9:27015", "127.20.0.9:27015", null, "x"},
          {null, null, 0, null},
        }) {
      assertThat(rows(sql, values))
          .containsExactlyInAnyOrderElementsOf(rows(PLANNED + sql, values));
    }
  }

  @Test
  void aParameterOfAnotherTypeIsAnErrorWhetherThereAreRowsOrNot() {
    String sql = "SELECT addr FROM server_info WHERE addr = ? AND player_count >= ?";

    assertThatThrownBy(() -> rows(sql, "no such", "no number")).hasMessageContaining("parameter 2");
    assertThatThrownBy(() -> rows(PLANNED + sql, "no such", "no number"))
        .hasMessageContaining("parameter 2");
  }

  @Test
  void everyColumnOfEveryTableIsToldAsThePlanTellsIt() throws Exception {
    Set<String> tables = new TreeSet<>();
    for (List<Object> row :
        rows(
            "SELECT table_schema, table_name, column_name, data_type FROM"
                + " information_schema.columns WHERE table_schema IN ('valve', 'steam_api',"
                + " 'diagnostics') ORDER BY 1, 2, ordinal_position")) {
      String key =
          String.valueOf(row.get(3)).toUpperCase(Locale.ROOT).contains("CHAR") ? "''" : "1";
      String sql =
          "SELECT * FROM %s.%s WHERE %s = %s".formatted(row.get(0), row.get(1), row.get(2), key);
      if (direct(sql) != null && tables.add(row.get(0) + "." + row.get(1))) {
        assertThat(told(sql)).isEqualTo(told(PLANNED + sql));
      }
    }

    assertThat(tables)
        .contains("valve.server_info", "valve.players", "valve.rules", "valve.server_status")
        .contains("valve.my_servers", "diagnostics.scans", "diagnostics.limits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT server_name FROM server_info", // without its key
        "SELECT addr FROM servers WHERE addr = " + SERVER,
        "SELECT map, map FROM server_info WHERE addr = " + SERVER,
        "SELECT DISTINCT map FROM server_info WHERE addr = " + SERVER,
        "SELECT map FROM server_info WHERE addr = " + SERVER + " OR addr = 'x'",
        "SELECT map FROM server_info WHERE addr = " + SERVER + " AND addr = 'x'",
        "SELECT map FROM server_info WHERE addr <> " + SERVER,
        "SELECT map FROM server_info WHERE addr = 5",
        "SELECT addr FROM server_info WHERE addr = '127.20.0.9:27015 '",
        "SELECT map FROM server_info WHERE addr = " + SERVER + " AND platform = 'linux'",
        "SELECT map FROM server_info WHERE addr = " + SERVER + " AND map > 'a'",
        "SELECT map FROM server_info WHERE addr = " + SERVER + " AND nothing = 'a'",
        "SELECT map FROM server_info WHERE addr = " + SERVER + " LIMIT 0",
        "SELECT map FROM server_info WHERE addr = " + SERVER + " LIMIT 1 OFFSET 1",
        "SELECT map FROM server_info WHERE addr = " + SERVER + " ORDER BY map",
        "SELECT map FROM server_info WHERE addr = N" + SERVER,
        "SELECT map FROM server_info WHERE addr = " + SERVER + " AND player_count = 1.5",
        "SELECT map FROM server_info x WHERE server_info.addr = " + SERVER,
        "SELECT y.* FROM server_info x WHERE x.addr = " + SERVER,
        "SELECT x.*, map FROM server_info x WHERE x.addr = " + SERVER,
        "SELECT name FROM my_servers WHERE name > 'a'",
        "SELECT name FROM master_servers",
        "SELECT map AS select FROM server_info WHERE addr = " + SERVER,
        "SELECT map FROM server_info -- x\n WHERE addr = " + SERVER,
        "SELECT map + 1 FROM server_info WHERE addr = " + SERVER,
        "SELECT 1.5",
        "SELECT 2147483648",
        "SELECT -1",
        "SELECT 1, 2",
        "SELECT 1 AS one",
        "VALUES 1",
        "EXPLAIN SELECT map FROM server_info WHERE addr = " + SERVER,
        "SELECT map FROM nowhere.server_info WHERE addr = " + SERVER,
      })
  void whatIsNotSureIsLeftToThePlanner(String sql) throws Exception {
    assertThat(direct(sql)).isNull();
  }
}
