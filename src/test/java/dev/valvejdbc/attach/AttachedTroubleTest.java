package dev.valvejdbc.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import dev.valvejdbc.cli.record.Recorder;
import dev.valvejdbc.cli.record.Recording;
import dev.valvejdbc.server.ServerSettings;
import dev.valvejdbc.server.ValveServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that are not there, strangers at the door, and secrets. */
class AttachedTroubleTest {
  private static final String SECRET = "hunter2 and more";

  @TempDir Path folder;

  private Connection attached(String databases) throws Exception {
    Path config =
        Files.writeString(folder.resolve("c.json"), "{\"databases\": {" + databases + "}}");
    return DriverManager.getConnection("jdbc:valve:fleet=5;seed=7;timeout=2s;config=" + config);
  }

  private static String all(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void aDeadDatabaseBreaksItsOwnStatementsAndNothingElse() throws Exception {
    String dead =
        "\"own\": {\"url\": \"jdbc:postgresql://127.0.0.1:9/x?password="
            + SECRET.replace(' ', '+')
            + "\", \"user\": \"me\", \"password\": \""
            + SECRET
            + "\"}";
    try (Connection connection = attached(dead)) {
      assertThat(Rows.of(connection, "SELECT COUNT(*) FROM my_servers")).containsExactly("5");
      List<String> schemas = new ArrayList<>();
      try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", null)) {
        while (tables.next()) {
          schemas.add(tables.getString("TABLE_SCHEM"));
        }
      }
      assertThat(schemas).contains("valve").doesNotContain("own");
      assertThatThrownBy(() -> Rows.of(connection, "SELECT * FROM own.t"))
          .isInstanceOf(SQLException.class)
          .hasMessageStartingWith("The database own cannot be reached")
          .satisfies(e -> assertThat(all(e)).doesNotContain(SECRET, "hunter2", "jdbc:postgresql"));
      assertThatThrownBy(() -> connection.prepareStatement("INSERT INTO own.t SELECT 1").execute())
          .satisfies(e -> assertThat(all(e)).doesNotContain("hunter2"));
      assertThat(Rows.of(connection, "SELECT COUNT(*) FROM my_servers")).containsExactly("5");
    }
  }

  @Test
  void aRefusedLoginTellsNoPassword() throws Exception {
    OwnServer server = OwnDatabase.POSTGRESQL.server();
    String wrong =
        "\"own\": {\"url\": \"%s\", \"user\": \"owner\", \"password\": \"%s\"}"
            .formatted(server.url(), SECRET);
    try (Connection connection = attached(wrong)) {
      assertThatThrownBy(() -> Rows.of(connection, "SELECT * FROM own.t"))
          .hasMessageContaining("authentication failed")
          .satisfies(e -> assertThat(all(e)).doesNotContain("hunter2"));
    }
  }

  @Test
  void aDatabaseThatComesBackIsUsedAgain() throws Exception {
    OwnServer server = OwnDatabase.POSTGRESQL.server();
    try (Connection connection = DriverManager.getConnection(OwnDatabase.POSTGRESQL.url(folder));
        Connection past = server.connect();
        Statement statement = past.createStatement()) {
      statement.execute("CREATE TABLE t AS SELECT 7 AS n");
      assertThat(Rows.of(connection, "SELECT n FROM own.t")).containsExactly("7");
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
              + " AND usename = 'owner'");
      assertThat(Rows.of(connection, "SELECT n FROM own.t")).containsExactly("7");
    }
  }

  @Test
  void aRecorderWhoseDatabaseCameBackGoesOnAndIsAloneAgain() throws Exception {
    Recording recording =
        Recording.into(
            "own.h",
            "SELECT name, tags FROM my_servers",
            List.of("name"),
            List.of(),
            Duration.ofSeconds(1),
            null);
    try (Connection connection = DriverManager.getConnection(OwnDatabase.POSTGRESQL.url(folder));
        Connection second = DriverManager.getConnection(OwnDatabase.again(folder))) {
      Recorder recorder = new Recorder(connection, recording);
      assertThat(recorder.round().written()).isEqualTo(40);
      OwnDatabase.POSTGRESQL.run(
          folder,
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
              + " AND usename = 'owner'");
      assertThat(recorder.round().written()).isZero();
      assertThatThrownBy(() -> new Recorder(second, recording))
          .hasMessageContaining("Somebody else");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void aDatabaseThatGoesAwayInTheMiddleLeavesNothing(OwnDatabase own) throws Exception {
    String end =
        own == OwnDatabase.POSTGRESQL
            ? "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'INSERT%'"
            : "CALL own.ending()";
    try (Connection connection = DriverManager.getConnection(own.url(folder));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE own.many (n INTEGER)");
      if (own == OwnDatabase.MARIADB) {
        own.run(
            folder,
            "CREATE PROCEDURE ending() FOR p IN (SELECT id FROM information_schema.processlist"
                + " WHERE id <> connection_id() AND user = 'owner') DO KILL p.id; END FOR");
      }
      AtomicBoolean over = new AtomicBoolean();
      Thread ending =
          new Thread(
              () -> {
                while (!over.get()) {
                  try {
                    own.run(folder, end);
                  } catch (SQLException e) {
                    // there is nothing to be ended yet, or it has just ended
                  }
                }
              });
      ending.start();
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "INSERT INTO own.many WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1"
                          + " FROM r WHERE n < 200000000) SELECT n FROM r"))
          .isInstanceOf(SQLException.class)
          .satisfies(e -> assertThat(all(e)).doesNotContain(OwnServer.PASSWORD, "jdbc:postgresql"));
      over.set(true);
      ending.join();
      assertThat(Rows.of(connection, "SELECT COUNT(*) FROM own.many")).containsExactly("0");
    }
  }

  @Test
  void aMissingDriverIsNamedWithWhereToPutIt() throws Exception {
    try (Connection connection = attached("\"own\": {\"url\": \"jdbc:nothing:x\"}")) {
      assertThatThrownBy(() -> Rows.of(connection, "SELECT * FROM own.t"))
          .hasMessageContaining("no JDBC driver for jdbc:nothing")
          .hasMessageContaining("drivers");
    }
  }

  @Test
  void aUrlTakesNoPasswordsAndNamesOfOursAreTaken() {
    for (String attach :
        List.of(
            "own=jdbc:postgresql://h/x?password=" + SECRET.replace(' ', '+'),
            "own=jdbc:mariadb://me:hunter2@h/x",
            "valve=jdbc:sqlite:x",
            "no name")) {
      assertThatThrownBy(() -> DriverManager.getConnection("jdbc:valve:attach='" + attach + "'"))
          .isInstanceOf(SQLException.class)
          .satisfies(e -> assertThat(all(e)).doesNotContain("hunter2"));
    }
  }

  @Test
  void strangersSeeWhatIsExposedAndWriteWhereTheyMay() throws Exception {
    String url =
        "jdbc:valve:attach='own=jdbc:sqlite:"
            + folder.resolve("a.db")
            + ",other=jdbc:sqlite:"
            + folder.resolve("b.db")
            + "'";
    try (Connection owner = DriverManager.getConnection(url);
        Statement statement = owner.createStatement()) {
      statement.execute("CREATE TABLE own.t (n INTEGER)");
      statement.execute("INSERT INTO own.t VALUES (7)");
    }
    String views =
        "jdbc:valve:config="
            + Files.writeString(
                folder.resolve("views.json"),
                "{\"views\": {\"one\": \"SELECT 1 AS n\", \"two\": \"SELECT 2 AS n\"}}");
    assertThat(asStranger(views, "one", false, "SELECT n FROM one")).containsExactly("1");
    assertThatThrownBy(() -> asStranger(views, "one", false, "SELECT n FROM two"))
        .hasMessageContaining("not found");
    assertThatThrownBy(() -> asStranger(views, "none", false, "SELECT n FROM one"))
        .hasMessageContaining("not found");
    assertThatThrownBy(() -> asStranger(url, "none", false, "SELECT n FROM own.t"))
        .hasMessageContaining("not found");
    assertThat(asStranger(url, "own", false, "SELECT n FROM own.t")).containsExactly("7");
    assertThatThrownBy(() -> asStranger(url, "own", false, "SELECT n FROM other.t"))
        .hasMessageContaining("not found");
    assertThatThrownBy(() -> asStranger(url, "own", false, "INSERT INTO own.t VALUES (8)"))
        .hasMessageContaining("may not write");
    asStranger(url, "own", true, "INSERT INTO own.t VALUES (8)");
    assertThat(asStranger(url, "own", true, "SELECT n FROM own.t ORDER BY n"))
        .containsExactly("7", "8");
  }

  private static List<String> asStranger(String url, String exposed, boolean writes, String sql)
      throws Exception {
    ServerSettings usual = ServerSettings.of(url, 0);
    ServerSettings settings =
        new ServerSettings(
            url,
            usual.listening(),
            new ServerSettings.Permissions(
                "off", Set.of(), null, new ServerSettings.OwnDatabases(exposed, writes)),
            usual.bounds());
    try (ValveServer server = ValveServer.start(settings);
        Connection connection =
            DriverManager.getConnection(
                "jdbc:avatica:remote:url=http://127.0.0.1:"
                    + server.port()
                    + ";serialization=protobuf");
        Statement statement = connection.createStatement()) {
      return statement.execute(sql) ? Rows.of(statement.getResultSet()) : List.of();
    }
  }

  @Test
  void aTransactionWritesIntoOneDatabase() throws Exception {
    try (Connection connection =
            attached(
                "\"one\": {\"url\": \"jdbc:sqlite:%s\"}, \"two\": {\"url\": \"jdbc:sqlite:%s\"}"
                    .formatted(folder.resolve("1.db"), folder.resolve("2.db")));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE one.t (n INTEGER)");
      statement.execute("CREATE TABLE two.t (n INTEGER)");
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO one.t VALUES (1)");
      assertThatThrownBy(() -> statement.execute("INSERT INTO two.t VALUES (1)"))
          .hasMessageContaining("one has changes");
      connection.commit();
      statement.execute("INSERT INTO two.t SELECT n FROM one.t");
    }
    try (Connection connection =
        attached("\"two\": {\"url\": \"jdbc:sqlite:" + folder.resolve("2.db") + "\"}")) {
      assertThat(Rows.of(connection, "SELECT COUNT(*) FROM two.t")).containsExactly("0");
    }
  }

  @Test
  void filesAreTables() throws Exception {
    Files.writeString(
        folder.resolve("owners.csv"),
        String.join(
            "\r\n",
            "\ufeffid;name;since;score;code",
            "1;\"A; \"\"B\"\"\n2\";2026-01-31;1.5;007",
            "2;;;2;010",
            "",
            ""));
    Files.writeString(
        folder.resolve("tags.jsonl"),
        """
        {"n": 1, "tags": ["a"]}
        {"n": 2.5, "at": "2026-01-31T12:00:00Z"}
        """);
    Files.writeString(folder.resolve("list.json"), "[{\"ok\": true}, {\"ok\": null}]");
    Files.writeString(folder.resolve("broken.json"), "[{");
    Files.writeString(folder.resolve("wide.csv"), "a\n1,2\n");
    Files.writeString(folder.resolve("mac.csv"), "map,Map,map\r1,\"x\ry\",3\r");
    Files.writeString(
        folder.resolve("ids.csv"), "id,far\n1,1\n9223372036854775807,9223372036854775808\n");
    try (Connection connection =
        DriverManager.getConnection("jdbc:valve:attach='mine=" + folder + "'")) {
      assertThat(Rows.of(connection, "SELECT id, name, since, score, code FROM mine.owners"))
          .containsExactly("1|A; \"B\"\n2|2026-01-31|1.5|007", "2|null|null|2.0|010");
      assertThat(Rows.of(connection, "SELECT n, tags, at FROM mine.tags WHERE n > 2"))
          .hasSize(1)
          .first()
          .asString()
          .startsWith("2.5|null|2026-01-31 12:00:00");
      assertThat(Rows.of(connection, "SELECT ok FROM mine.list WHERE ok")).containsExactly("true");
      assertThat(Rows.of(connection, "SELECT map_2, map_3, map FROM mine.mac"))
          .containsExactly("x\ry|3|1");
      assertThat(Rows.of(connection, "SELECT MAX(id), MAX(far) FROM mine.ids"))
          .containsExactly("9223372036854775807|9223372036854775808");
      assertThat(
              Rows.of(
                  connection,
                  "SELECT COUNT(DISTINCT table_name) FROM information_schema.columns"
                      + " WHERE table_schema = 'mine'"))
          .containsExactly("5");
      assertThatThrownBy(() -> Rows.of(connection, "SELECT * FROM mine.broken"))
          .hasMessageContaining("broken.json")
          .hasMessageContaining("no JSON");
      assertThatThrownBy(() -> Rows.of(connection, "SELECT * FROM mine.wide"))
          .hasMessageContaining("line 2 has 2 cells");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO nowhere.t SELECT 1",
        "WITH x(n) AS (VALUES 1) INSERT INTO nowhere.t SELECT n FROM x",
        "UPDATE nowhere.t SET n = 1",
        "DELETE FROM nowhere.t",
        "CREATE TABLE IF NOT EXISTS nowhere.t AS SELECT 1 AS n",
        "CREATE INDEX i ON nowhere.t (n)",
        "CREATE VIEW nowhere.v AS SELECT 1 AS n",
        "DROP TABLE IF EXISTS nowhere.t",
        "MERGE INTO nowhere.t USING (SELECT 1 AS n) AS x ON t.n = x.n WHEN MATCHED THEN DELETE",
        "TRUNCATE TABLE \"nowhere\".t"
      })
  void whatIsWrittenToMustBeAttached(String sql) throws Exception {
    for (String attached : List.of("", "own=jdbc:sqlite:" + folder.resolve("own.db"))) {
      try (Connection connection =
              DriverManager.getConnection(
                  attached.isEmpty() ? "jdbc:valve:" : "jdbc:valve:attach='" + attached + "'");
          Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute(sql))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("No database 'nowhere' is attached")
            .hasMessageContaining("--attach nowhere=jdbc:");
        assertThatThrownBy(() -> statement.execute("DELETE FROM valve.my_servers"))
            .hasMessageContaining("game servers cannot be written to");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void theOtherSchemasOfADatabaseAreInsideIt(OwnDatabase own) throws Exception {
    String attached = own == OwnDatabase.POSTGRESQL ? "public" : "own";
    try (Connection connection = DriverManager.getConnection(own.url(folder));
        Statement statement = connection.createStatement()) {
      own.run(
          folder,
          "DROP SCHEMA IF EXISTS s_2" + (own == OwnDatabase.POSTGRESQL ? " CASCADE" : ""),
          "CREATE SCHEMA s_2",
          "CREATE TABLE s_2.t AS SELECT 2 AS n",
          "CREATE TABLE t AS SELECT 1 AS n",
          "CREATE TABLE s_2 AS SELECT 3 AS n");
      assertThat(Rows.of(connection, "SELECT n FROM own.t")).containsExactly("1");
      assertThat(Rows.of(connection, "SELECT n FROM own." + attached + ".t")).containsExactly("1");
      assertThat(Rows.of(connection, "SELECT n FROM own.s_2")).containsExactly("3");
      own.run(folder, "DROP TABLE s_2");
      statement.execute("INSERT INTO own.s_2.t SELECT n + 1 FROM own.S_2.T");
      assertThat(
              Rows.of(
                  connection,
                  "SELECT x.n, y.n FROM own.t x LEFT JOIN own.s_2.t y ON y.n > x.n ORDER BY y.n"))
          .containsExactly("1|2", "1|3");
      assertThat(
              Rows.of(
                  connection,
                  "SELECT COUNT(*) FROM own.information_schema.tables"
                      + " WHERE table_schema = 's_2' AND table_name = 't'"))
          .containsExactly("1");
      assertThatThrownBy(() -> statement.executeQuery("SELECT n FROM own.s3.t"))
          .hasMessageContaining("not found");
      statement.execute("DROP TABLE own.s_2.t");
    } finally {
      own.run(
          folder, "DROP SCHEMA IF EXISTS s_2" + (own == OwnDatabase.POSTGRESQL ? " CASCADE" : ""));
    }
  }
}
