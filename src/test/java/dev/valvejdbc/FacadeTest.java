package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tools do to a driver, and trip over. */
class FacadeTest {
  private Connection connection;

  @BeforeEach
  void connect() throws Exception {
    connection = DriverManager.getConnection("jdbc:valve:");
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
  }

  private static List<String> column(ResultSet rs, String label) throws SQLException {
    List<String> values = new ArrayList<>();
    while (rs.next()) {
      values.add(rs.getString(label));
    }
    return values;
  }

  @Test
  void everyTableAndColumnHasItsComment() throws Exception {
    DatabaseMetaData meta = connection.getMetaData();
    assertThat(column(meta.getTables(null, "valve", "%", null), "TABLE_NAME"))
        .contains("server_info", "players", "rules", "server_status", "my_servers");
    assertThat(column(meta.getTables("", "valve", "players", null), "REMARKS"))
        .singleElement()
        .asString()
        .contains("Needs addr");
    assertThat(column(meta.getColumns(null, "valve", "%", "%"), "REMARKS"))
        .hasSizeGreaterThan(50)
        .allSatisfy(r -> assertThat(r).isNotBlank());
    assertThat(column(meta.getColumns(null, "diagnostics", "scans", "%"), "TYPE_NAME"))
        .allSatisfy(t -> assertThat(t).doesNotContain("NOT NULL", "("));
  }

  @Test
  void columnsHaveTheSizesOfTheirTypes() throws Exception {
    DatabaseMetaData meta = connection.getMetaData();
    assertThat(column(meta.getColumns(null, "valve", "players", "score"), "COLUMN_SIZE"))
        .containsExactly("10");
    assertThat(column(meta.getColumns(null, "valve", "server_info", "game_id"), "COLUMN_SIZE"))
        .containsExactly("20");
  }

  @Test
  void thereAreNoCatalogsAndNoTransactions() throws Exception {
    DatabaseMetaData meta = connection.getMetaData();
    assertThat(meta.supportsCatalogsInDataManipulation()).isFalse();
    assertThat(meta.supportsTransactions()).isFalse();
    assertThat(meta.nullsAreSortedAtEnd()).isFalse();
    assertThat(meta.getDriverName()).isEqualTo("valve-jdbc");
    assertThat(meta.getURL()).isEqualTo("jdbc:valve:");
    assertThat(meta.getConnection()).isSameAs(connection);
  }

  @Test
  void transactionsAreNoOps() throws Exception {
    assertThat(connection.getAutoCommit()).isTrue();
    connection.setAutoCommit(false);
    connection.commit();
    connection.rollback();
    assertThat(connection.getAutoCommit()).isFalse();
    assertThat(connection.isReadOnly()).isTrue();
    assertThat(connection.isValid(10_000)).isTrue();
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    assertThatThrownBy(() -> connection.setTransactionIsolation(77)).hasMessageContaining("77");
  }

  @Test
  void aSchemaMustExist() throws Exception {
    connection.setSchema("diagnostics");
    assertThat(Rows.of(connection, "SELECT COUNT(*) FROM scans")).containsExactly("0");
    assertThatThrownBy(() -> connection.setSchema("nope")).hasMessageContaining("'nope'");
  }

  @Test
  void valuesComeAsAnyUsualClass() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT 7, '7', TRUE, TIMESTAMP '2026-11-21 02:00:00', CAST(NULL AS INTEGER)")) {
      assertThat(rs.next()).isTrue();
      assertThat(rs.getObject(1, Long.class)).isEqualTo(7L);
      assertThat(rs.getObject(1, String.class)).isEqualTo("7");
      assertThat(rs.getObject(3, Boolean.class)).isTrue();
      assertThat(rs.getObject(4, LocalDateTime.class)).isEqualTo("2026-11-21T02:00:00");
      assertThat(rs.getObject(4, Instant.class)).isEqualTo(Instant.parse("2026-11-21T02:00:00Z"));
      assertThat(rs.getObject(5, Integer.class)).isNull();
      assertThat(rs.getStatement()).isSameAs(statement);
    }
  }

  @Test
  void rowsAreReadByLabelAndNeverChanged() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery("SELECT 7 AS a, 'x' AS b, 1.25 AS c")) {
      assertThat(rs.next()).isTrue();
      assertThat(rs.getLong("a")).isEqualTo(7);
      assertThat(rs.getNString("b")).isEqualTo("x");
      assertThat(rs.getObject("b", String.class)).isEqualTo("x");
      assertThat(rs.getBigDecimal("c")).isEqualByComparingTo("1.25");
      assertThat(rs.unwrap(ResultSet.class)).isSameAs(rs);
      assertThat(rs.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
      assertThatThrownBy(() -> rs.getInt("b"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isNotBlank());
      assertThatThrownBy(() -> rs.updateInt("a", 8))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
      assertThatThrownBy(rs::deleteRow).hasMessageContaining("read only");
    }
  }

  @Test
  void sizesAreFinite() throws Exception {
    try (Statement statement = connection.createStatement()) {
      ResultSetMetaData meta =
          statement.executeQuery("SELECT * FROM server_info WHERE 1 = 0").getMetaData();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        assertThat(meta.getColumnDisplaySize(i)).isBetween(1, 65_535);
        assertThat(meta.getColumnTypeName(i)).doesNotContain("NOT NULL");
      }
    }
  }

  @Test
  void aStatementIsWhatToolsExpect() throws Exception {
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
      statement.setEscapeProcessing(true);
      statement.setFetchSize(200);
      statement.setMaxRows(2);
      assertThat(statement.execute("SELECT * FROM (VALUES 1, 2, 3) AS t(n);")).isTrue();
      assertThat(Rows.of(statement.getResultSet())).containsExactly("1", "2");
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      statement.cancel();
      assertThat(Rows.of(statement.executeQuery("SELECT 1"))).containsExactly("1");
    }
    connection.prepareStatement(
        "SELECT 1", ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE);
    assertThat(connection.getWarnings().getMessage()).contains("forward only");
    assertThat(connection.getWarnings().getNextWarning() == null).isTrue();
  }

  @Test
  void aMeanOfWholeNumbersIsNoWholeNumber() throws Exception {
    assertThat(Rows.of(connection, "SELECT AVG(n) FROM (VALUES 1, 2) AS t(n)"))
        .containsExactly("1.5");
  }

  @Test
  void textOfAnyAlphabetIsALiteral() throws Exception {
    assertThat(Rows.of(connection, "SELECT '東京 ø 🎮' AS t")).containsExactly("東京 ø 🎮");
  }

  @Test
  void aClosedConnectionSaysSoWithoutTheStateOfALostOne() throws Exception {
    connection.close();
    assertThat(connection.isClosed()).isTrue();
    assertThatThrownBy(() -> connection.createStatement())
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).doesNotStartWith("08"));
  }
}
