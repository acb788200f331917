package dev.valvejdbc.attach;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(OwnDatabase.class)
class AttachedDatabaseTest {
  private final OwnDatabase own;

  @TempDir Path folder;

  private Connection connection;

  AttachedDatabaseTest(OwnDatabase own) {
    this.own = own;
  }

  @BeforeEach
  void attach() throws Exception {
    connection = DriverManager.getConnection(own.url(folder));
    own.run(
        folder,
        "CREATE TABLE Watched (id INTEGER PRIMARY KEY, addr VARCHAR(60), Note VARCHAR(60))",
        "INSERT INTO Watched VALUES (1, '127.0.0.1:1', 'nobody'), (2, NULL, 'null''s'),"
            + " (3, '127.0.0.1:2', 'ünïcode 🎮')");
  }

  @AfterEach
  void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }

  private List<String> rows(String sql) throws SQLException {
    return Rows.of(connection, sql);
  }

  private String plan(String sql) throws SQLException {
    return String.join("\n", rows("EXPLAIN PLAN AS TEXT FOR " + sql));
  }

  @Test
  void tablesAreFoundByThemselvesAndNamesNeedNoQuotes() throws Exception {
    assertThat(rows("SELECT ID, note FROM own.WATCHED WHERE Addr = '127.0.0.1:2'"))
        .containsExactly("3|ünïcode 🎮");
    own.run(folder, "CREATE TABLE later (n INTEGER)", "INSERT INTO later VALUES (7)");
    assertThat(rows("SELECT n FROM own.later")).containsExactly("7");
  }

  @Test
  void conditionsAreAskedOfTheDatabase() throws Exception {
    String sql = "SELECT note FROM own.watched WHERE id > 1 AND note = 'ünïcode 🎮'";
    assertThat(plan(sql)).contains("JdbcFilter").doesNotContain("EnumerableFilter");
    String both = "SELECT id FROM own.watched WHERE id > 1 AND upper(note) LIKE 'N%S'";
    assertThat(plan(both)).contains("JdbcFilter", "LIKE");
    assertThat(rows(both)).containsExactly("2");
    assertThat(rows(sql)).containsExactly("ünïcode 🎮");
    assertThat(rows("SELECT id FROM own.watched WHERE note LIKE 'Ü%'")).isEmpty();
    assertThat(rows("SELECT note FROM own.watched WHERE upper(note) = 'NULL''S'"))
        .containsExactly("null's");
  }

  @Test
  void joinsAndCountsInsideTheDatabaseAreItsWork() throws Exception {
    String sql =
        "SELECT a.note, COUNT(*) FROM own.watched a JOIN own.watched b ON a.id = b.id"
            + " GROUP BY a.note";
    assertThat(plan(sql)).contains("JdbcJoin").doesNotContain("EnumerableHashJoin");
    assertThat(rows(sql)).containsExactlyInAnyOrder("nobody|1", "null's|1", "ünïcode 🎮|1");
    assertThat(rows("SELECT MAX(id), MIN(id), SUM(id), COUNT(addr) FROM own.watched"))
        .containsExactly("3|1|6|2");
    assertThat(rows("SELECT id FROM own.watched ORDER BY id DESC LIMIT 2"))
        .containsExactly("3", "2");
  }

  private String someAddress() throws SQLException {
    return rows("SELECT s.addr FROM my_servers s JOIN server_info i ON i.addr = s.addr LIMIT 1")
        .get(0);
  }

  @Test
  void itsKeysLookServersUp() throws Exception {
    String addr = someAddress();
    own.run(folder, "INSERT INTO Watched VALUES (9, '" + addr + "', 'there')");
    assertThat(
            rows(
                "SELECT w.note, i.addr FROM own.watched w JOIN server_info i ON i.addr = w.addr"
                    + " WHERE w.id = 9"))
        .containsExactly("there|" + addr);
    assertThat(
            rows(
                "SELECT w.id, s.status FROM own.watched w LEFT JOIN server_status s"
                    + " ON s.addr = w.addr WHERE w.id IN (2, 9) ORDER BY w.id"))
        .containsExactly("2|null", "9|ok");
  }

  @Test
  void itIsAskedForTheValuesOfALongListAlone() throws Exception {
    String many = IntStream.range(0, 40).mapToObj(String::valueOf).collect(joining(", "));
    for (int run = 0; run < 2; run++) {
      assertThat(plan("SELECT note FROM own.watched WHERE id IN (" + many + ")"))
          .contains("JdbcFilter");
      assertThat(rows("SELECT COUNT(*) FROM own.watched WHERE id IN (" + many + ")"))
          .isEqualTo(rows("SELECT COUNT(*) FROM own.watched WHERE id BETWEEN 0 AND 39"));
    }
  }

  @Test
  void serversKeysFindItsRows() throws Exception {
    String addr = someAddress();
    own.run(folder, "INSERT INTO Watched VALUES (9, '" + addr + "', 'there')");
    assertThat(
            rows(
                "SELECT w.note FROM my_servers s JOIN own.watched w ON w.addr = s.addr"
                    + " JOIN server_info i ON i.addr = s.addr"))
        .containsExactly("there");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT b.n FROM my_servers s JOIN own.big b ON b.addr = s.addr
          SELECT b.n FROM own.big b JOIN my_servers s ON b.addr = s.addr
          SELECT b.n FROM my_servers s LEFT JOIN own.big b ON b.addr = s.addr WHERE b.n > 0
          SELECT n FROM own.big WHERE addr IN (SELECT addr FROM my_servers)
          """)
  void largeTablesAreAskedByKeys(String sql) throws Exception {
    own.run(
        folder,
        "DROP TABLE IF EXISTS big",
        "CREATE TABLE big (n INTEGER, addr VARCHAR(60))",
        "INSERT INTO big " + own.counting(60_000, "n, CAST(n AS CHAR(6))"));
    try (Connection frugal =
            DriverManager.getConnection(OwnDatabase.again(folder) + ";fleet=40;maxMemory=6MB");
        Statement statement = frugal.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO own.big SELECT 100000 + ROW_NUMBER() OVER (ORDER BY addr), addr"
              + " FROM my_servers");
      assertThat(String.join("\n", Rows.of(frugal, "EXPLAIN PLAN AS TEXT FOR " + sql)))
          .contains("KeyJoin");
      assertThat(Rows.of(frugal, sql)).hasSize(40).doesNotHaveDuplicates();
      assertThatThrownBy(() -> Rows.of(frugal, "SELECT * FROM own.big ORDER BY addr"))
          .hasMessageContaining("maxMemory");
    }
  }

  @Test
  void aSubQueryForEachRowIsReadTwiceAtMost() throws Exception {
    String addr = someAddress();
    own.run(folder, "INSERT INTO Watched VALUES (9, '" + addr + "', 'there')");
    assertThat(
            rows(
                "SELECT s.addr, (SELECT w.note FROM own.watched w WHERE w.addr = s.addr) AS n"
                    + " FROM my_servers s WHERE EXISTS (SELECT 1 FROM own.watched w WHERE w.addr ="
                    + " s.addr AND w.id > 5)"))
        .containsExactly(addr + "|there");
  }

  @Test
  void parametersReachTheDatabase() throws Exception {
    try (var statement =
        connection.prepareStatement("SELECT note FROM own.watched WHERE addr = ? AND id < ?")) {
      statement.setString(1, "127.0.0.1:2");
      statement.setInt(2, 10);
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("ünïcode 🎮");
      }
    }
  }

  @Test
  void metadataListItsTablesWithTheirTypes() throws Exception {
    List<String> columns = new ArrayList<>();
    try (ResultSet rows = connection.getMetaData().getColumns(null, "own", "%atched", "%")) {
      while (rows.next()) {
        columns.add(
            rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT)
                + " "
                + rows.getString("TYPE_NAME"));
      }
    }
    assertThat(columns).hasSize(3).contains("note VARCHAR");
  }

  @Test
  void whatTheDatabaseRefusesIsSaidInItsWords() {
    assertThatThrownBy(() -> rows("SELECT nothing FROM own.watched"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("nothing");
    assertThatThrownBy(() -> rows("SELECT 1 FROM own.nowhere")).hasMessageContaining("nowhere");
  }
}
