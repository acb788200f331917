package dev.valvejdbc.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(OwnDatabase.class)
class WritingTest {
  /** A hundred thousand rows, out of nothing. */
  private static final String MANY =
      "WITH d(n) AS (VALUES 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)"
          + " SELECT a.n + 10 * b.n + 100 * c.n + 1000 * e.n + 10000 * f.n"
          + " FROM d a, d b, d c, d e, d f";

  private final OwnDatabase own;

  @TempDir Path folder;

  private Connection connection;

  WritingTest(OwnDatabase own) {
    this.own = own;
  }

  @BeforeEach
  void attach() throws Exception {
    connection = DriverManager.getConnection(own.url(folder));
  }

  @AfterEach
  void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }

  private long write(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  private List<String> rows(String sql) throws SQLException {
    return Rows.of(connection, sql);
  }

  @Test
  void rowsOfGameServersBecomeATable() throws Exception {
    long written =
        write(
            "CREATE TABLE own.seen AS SELECT i.* FROM my_servers s JOIN server_info i ON i.addr ="
                + " s.addr");
    assertThat(written).isPositive();
    assertThat(
            rows(
                "SELECT COUNT(*) FROM own.seen o JOIN server_info i ON i.addr = o.addr"
                    + " WHERE i.server_name = o.server_name AND i.vac_enabled = o.vac_enabled"
                    + " AND i.steam_id IS NOT DISTINCT FROM o.steam_id"
                    + " AND i.game_id IS NOT DISTINCT FROM o.game_id"
                    + " AND i.player_count = o.player_count"))
        .containsExactly(String.valueOf(written));
  }

  @Test
  void everyTypeOfColumnComesBackAsItWas() throws Exception {
    String row =
        "SELECT TRUE AS b, 7 AS i, CAST(-9223372036854775807 AS BIGINT) AS l, 1.5E0 AS d,"
            + " CAST(18446744073709551615 AS DECIMAL(20, 0)) AS u, 'ünï''🎮' AS t,"
            + " TIMESTAMP '2026-03-29 02:30:00' AS m, DATE '2026-03-29' AS y,"
            + " CAST(NULL AS VARCHAR) AS n, CAST(NULL AS TIMESTAMP) AS nm";
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      assertThat(write("CREATE TABLE own.kinds AS " + row)).isEqualTo(1);
      assertThat(write("INSERT INTO own.kinds " + row)).isEqualTo(1);
      assertThat(rows("SELECT * FROM own.kinds UNION SELECT * FROM own.kinds")).hasSize(1);
      assertThat(
              rows(
                  "SELECT k.b, k.i, k.l, k.d, k.u, k.t, CAST(k.y AS VARCHAR), k.n, k.nm FROM"
                      + " own.kinds k LIMIT 1"))
          .containsExactly(
              "true|7|-9223372036854775807|1.5|18446744073709551615|ünï'🎮|2026-03-29|null|null");
      try (Statement statement = connection.createStatement();
          var result = statement.executeQuery("SELECT m FROM own.kinds")) {
        assertThat(result.next()).isTrue();
        assertThat(result.getObject(1, Instant.class))
            .isEqualTo(Instant.parse("2026-03-29T02:30:00Z"));
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void manyRowsAreOneTransaction() throws Exception {
    write("CREATE TABLE own.many (n INTEGER)");
    assertThat(write("INSERT INTO own.many " + MANY)).isEqualTo(100_000);
    assertThat(rows("SELECT COUNT(*), COUNT(DISTINCT n) FROM own.many"))
        .containsExactly("100000|100000");
  }

  @Test
  void whatFailsInTheMiddleLeavesNothing() throws Exception {
    write("CREATE TABLE own.few (n INTEGER PRIMARY KEY)");
    assertThatThrownBy(() -> write("INSERT INTO own.few SELECT n / 2 FROM (" + MANY + ") AS x(n)"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("own says");
    assertThat(rows("SELECT COUNT(*) FROM own.few")).containsExactly("0");
    assertThatThrownBy(
            () ->
                write(
                    "CREATE TABLE own.other AS SELECT 1 / (n - 500) AS q FROM ("
                        + MANY
                        + ") AS x(n)"))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> rows("SELECT * FROM own.other")).hasMessageContaining("other");
  }

  @Test
  void cancelInTheMiddleLeavesNothing() throws Exception {
    write("CREATE TABLE own.many (n INTEGER)");
    AtomicBoolean over = new AtomicBoolean();
    try (Statement statement = connection.createStatement()) {
      Thread cancelling = new Thread(() -> cancel(statement, over));
      cancelling.start();
      assertThatThrownBy(
              () ->
                  statement.executeUpdate(
                      "INSERT INTO own.many WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1"
                          + " FROM r WHERE n < 200000000) SELECT n FROM r"))
          .hasMessageContaining("cancelled");
      over.set(true);
      cancelling.join();
    }
    assertThat(rows("SELECT COUNT(*) FROM own.many")).containsExactly("0");
  }

  @Test
  void aTableThatIsCancelledInTheMiddleIsNotThere() throws Exception {
    try (Statement statement = connection.createStatement()) {
      AtomicBoolean over = new AtomicBoolean();
      FutureTask<Void> cancelling =
          new FutureTask<>(
              () -> {
                while (!over.get()) {
                  if (isHalfway()) {
                    statement.cancel();
                  }
                }
                return null;
              });
      new Thread(cancelling).start();
      try {
        assertThatThrownBy(
                () ->
                    statement.executeUpdate(
                        "CREATE TABLE own.half AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL"
                            + " SELECT n + 1 FROM r WHERE n < 200000000) SELECT n FROM r"))
            .hasMessageContaining("cancelled");
      } finally {
        over.set(true);
      }
      cancelling.get();
    }
    assertThatThrownBy(() -> rows("SELECT * FROM own.half")).hasMessageContaining("half");
    assertThat(write("CREATE TABLE own.half AS SELECT 1 AS n")).isEqualTo(1);
  }

  /** Whether the table is made, and rows are on their way into it. */
  private boolean isHalfway() throws SQLException {
    if (own == OwnDatabase.SQLITE) {
      return Stream.of("own.db-wal", "own.db-journal")
          .anyMatch(log -> folder.resolve(log).toFile().length() > 0);
    }
    String asked =
        own == OwnDatabase.POSTGRESQL
            ? "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'INSERT%half%'"
            : "SELECT 1 FROM information_schema.tables WHERE table_name = 'half'";
    try (Connection past = own.past(folder);
        Statement statement = past.createStatement()) {
      return statement.executeQuery(asked).next();
    }
  }

  private static void cancel(Statement statement, AtomicBoolean over) {
    try {
      while (!over.get()) {
        statement.cancel();
        Thread.onSpinWait();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void timeoutsLeaveNothing() throws Exception {
    write("CREATE TABLE own.many (n INTEGER)");
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(
              () ->
                  statement.executeUpdate(
                      "INSERT INTO own.many WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1"
                          + " FROM r WHERE n < 200000000) SELECT n FROM r"))
          .isInstanceOf(java.sql.SQLTimeoutException.class);
    }
    assertThat(rows("SELECT COUNT(*) FROM own.many")).containsExactly("0");
  }

  @Test
  void rowsThatAreThereAreUpdated() throws Exception {
    write("CREATE TABLE own.last (addr VARCHAR(60) PRIMARY KEY, map VARCHAR(60), n INTEGER)");
    String upsert =
        "INSERT INTO own.last (addr, map, n) SELECT s.addr, i.map, %d FROM my_servers s"
            + " JOIN server_info i ON i.addr = s.addr"
            + " ON CONFLICT (addr) DO UPDATE SET map = excluded.map, n = excluded.n";
    long first = write(upsert.formatted(1));
    assertThat(write(upsert.formatted(2))).isEqualTo(first);
    assertThat(rows("SELECT MIN(n), MAX(n), COUNT(*) FROM own.last"))
        .containsExactly("2|2|" + first);
  }

  @Test
  void valuesMayCallFunctionsOfBoth() throws Exception {
    assertThat(write("CREATE TABLE own.t (id BIGINT, name VARCHAR(40))")).isZero();
    assertThat(write("INSERT INTO own.t VALUES (steamid('STEAM_0:1:42'), lower('X'))"))
        .isEqualTo(1);
    try (var insert =
        connection.prepareStatement("INSERT INTO own.t (name, id) VALUES (steamid3(?), ?)")) {
      insert.setString(1, "STEAM_0:1:43");
      insert.setLong(2, 7);
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
    assertThat(rows("SELECT id, name FROM own.t ORDER BY id"))
        .containsExactly("7|[U:1:87]", "76561197960265813|x");
    assertThatThrownBy(() -> write("INSERT INTO own.t VALUES (no_such_function(1), 'x')"))
        .hasMessageContaining("own says");
    assertThat(write("DROP TABLE own.t")).isZero();
  }

  @Test
  void rowsAreWrittenAsEachDatabaseIsUsedTo() throws Exception {
    write("CREATE TABLE own.last (addr VARCHAR(60) PRIMARY KEY, n INTEGER)");
    String first =
        "WITH s AS (SELECT addr FROM my_servers) INSERT INTO own.last SELECT addr, 1 FROM s";
    assertThat(write(first)).isEqualTo(40);
    for (String sql :
        switch (own) {
          case SQLITE ->
              List.of(
                  "INSERT OR IGNORE INTO own.last SELECT addr, 7 FROM my_servers",
                  "INSERT OR REPLACE INTO own.last SELECT addr, 2 FROM my_servers");
          case POSTGRESQL ->
              List.of(
                  "MERGE INTO own.last AS l USING (SELECT addr, 2 AS n FROM my_servers UNION ALL"
                      + " SELECT 'new', 2) AS s ON l.addr = s.addr WHEN MATCHED THEN UPDATE SET n ="
                      + " s.n WHEN NOT MATCHED THEN INSERT (addr, n) VALUES (s.addr, s.n)",
                  "DELETE FROM own.last WHERE addr = 'new'");
          case MARIADB ->
              List.of(
                  "INSERT IGNORE INTO own.last SELECT addr, 7 FROM my_servers",
                  "REPLACE INTO own.last SELECT addr, 2 FROM my_servers");
        }) {
      write(sql);
    }
    assertThat(rows("SELECT COUNT(*), MIN(n), MAX(n) FROM own.last")).containsExactly("40|2|2");
  }

  @Test
  void whatIsNotKnownIsSaidWithAWayOut() throws Exception {
    write("CREATE TABLE own.t (n INTEGER)");
    assertThatThrownBy(() -> write("INSERT INTO own.t SELECT 1 RETURNING n"))
        .hasMessageContaining("SELECT what was written");
    assertThatThrownBy(() -> rows("EXPLAIN INSERT INTO own.t SELECT 1"))
        .hasMessageContaining("EXPLAIN the SELECT");
    assertThatThrownBy(() -> write("INSERT INTO own.t SELECT 1, 2"))
        .hasMessageStartingWith("The query has 2 columns");
    if (own != OwnDatabase.POSTGRESQL) {
      assertThatThrownBy(
              () ->
                  write(
                      "MERGE INTO own.t USING (SELECT 1 AS n) s ON t.n = s.n WHEN MATCHED THEN"
                          + " DELETE"))
          .hasMessageContaining("ON CONFLICT");
    }
  }

  @Test
  void updatesAndDeletesAreTheDatabasesOwn() throws Exception {
    write("CREATE TABLE own.t (id INTEGER, name VARCHAR(20))");
    assertThat(write("INSERT INTO own.t VALUES (1, 'own.t'), (2, 'b'), (3, 'c')")).isEqualTo(3);
    assertThat(
            write(
                "UPDATE own.t SET name = name || '!' WHERE own.t.id IN (SELECT id FROM own.t WHERE"
                    + " id < 3)"))
        .isEqualTo(2);
    assertThat(write("DELETE FROM own.t WHERE id = 3;")).isEqualTo(1);
    assertThat(rows("SELECT name FROM own.t ORDER BY id")).containsExactly("own.t!", "b!");
    write("CREATE UNIQUE INDEX t_id ON own.t (id)");
    write("CALL own.execute('CREATE VIEW v AS SELECT id FROM t')");
    assertThat(rows("SELECT COUNT(*) FROM own.v")).containsExactly("2");
    write("DROP VIEW own.v");
    write("DROP TABLE own.t");
    assertThatThrownBy(() -> rows("SELECT * FROM own.t")).hasMessageContaining("'t'");
  }

  @Test
  void commitAndRollbackMeanTheDatabase() throws Exception {
    write("CREATE TABLE own.t (n INTEGER PRIMARY KEY)");
    connection.setAutoCommit(false);
    write("INSERT INTO own.t VALUES (1)");
    assertThat(rows("SELECT n FROM own.t")).containsExactly("1");
    connection.rollback();
    write("INSERT INTO own.t VALUES (2)");
    assertThatThrownBy(() -> write("INSERT INTO own.t SELECT 1 UNION ALL SELECT 2"))
        .isInstanceOf(SQLException.class);
    connection.commit();
    connection.setAutoCommit(true);
    assertThat(rows("SELECT n FROM own.t")).containsExactly("2");
  }

  @Test
  void preparedStatementsWriteInBatches() throws Exception {
    write(
        "CREATE TABLE own.t AS SELECT 1 AS n, 'x' AS name, CURRENT_TIMESTAMP AS at_ FROM (VALUES 1)"
            + " AS v WHERE FALSE");
    Instant moment = Instant.parse("2026-01-31T12:34:56.789Z");
    try (var insert = connection.prepareStatement("INSERT INTO own.t VALUES (?, ?, ?)")) {
      for (int i = 0; i < 3; i++) {
        insert.setInt(1, i);
        insert.setString(2, "n" + i);
        insert.setObject(3, i == 2 ? null : moment);
        insert.addBatch();
      }
      assertThat(insert.executeBatch()).hasSize(3);
    }
    try (var update =
        connection.prepareStatement(
            "INSERT INTO own.t SELECT n + ?, name, at_ FROM own.t WHERE n = ?")) {
      update.setInt(1, 10);
      update.setInt(2, 1);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
    try (Statement statement = connection.createStatement();
        var result = statement.executeQuery("SELECT at_, name FROM own.t WHERE n = 11")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getObject(1, Instant.class)).isEqualTo(moment);
      assertThat(result.getString(2)).isEqualTo("n1");
    }
  }

  @Test
  void gameServersAreNeverWrittenTo() {
    for (String sql :
        List.of(
            "INSERT INTO server_info SELECT * FROM server_info WHERE addr = '127.0.0.1:1'",
            "DELETE FROM valve.my_servers",
            "UPDATE rules SET value = '1'")) {
      assertThatThrownBy(() -> write(sql))
          .hasMessageContaining("game servers cannot be written to");
    }
    assertThatThrownBy(() -> write("UPDATE own.t SET n = (SELECT 1 FROM valve.my_servers)"))
        .hasMessageContaining("INSERT INTO");
  }

  @Test
  void aSecondRecorderIsRefused() throws Exception {
    write("CALL own.lock('servers')");
    write("CALL own.lock('servers')");
    try (Connection second = DriverManager.getConnection(OwnDatabase.again(folder));
        Statement statement = second.createStatement()) {
      assertThatThrownBy(() -> statement.execute("CALL own.lock('servers')"))
          .hasMessageContaining("Somebody else");
      connection.close();
      statement.execute("CALL own.lock('servers')");
    }
  }
}
