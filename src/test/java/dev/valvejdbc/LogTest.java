package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the property log writes, and what it never writes. */
class LogTest {
  private static final String MARK = "hUnter77";

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("statements.log");
  }

  private Connection connect(String more) throws SQLException {
    return DriverManager.getConnection("jdbc:valve:log='" + file() + "'" + more);
  }

  private static void run(Connection connection, String sql) {
    try {
      Rows.of(connection, sql);
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isNotNull(); // the log tells it
    }
  }

  private String logged(String sql) throws Exception {
    try (Connection connection = connect("")) {
      run(connection, sql);
    }
    return Files.readString(file());
  }

  @Test
  void aStatementItsPlanItsScansAndWhoDidNotAnswerAreWritten() throws Exception {
    assertThat(logged("SELECT server_name FROM server_info WHERE addr = '127.0.0.1:9'"))
        .containsSubsequence(
            "connected: valve-jdbc ",
            ".1 statement\n  | SELECT server_name FROM server_info WHERE",
            ".1 ended\n  plan\n    1. ",
            "  scan scan=1 tables=server_info ",
            "addresses_asked=1 ",
            "packets_sent=",
            "  failure scan=1 table_name=server_info addr=127.0.0.1:9 status=",
            "  end 0 rows, ",
            " closed\n");
  }

  @Test
  void aKeptPlanIsToldForEachStatementThatRunsByIt() throws Exception {
    try (Connection connection = connect("")) {
      for (String name : List.of("a", "b")) {
        run(connection, "SELECT addr FROM my_servers WHERE name = '" + name + "'");
      }
    }
    assertThat(Files.readString(file()).split("  plan\n", -1)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT nam FROM my_servers",
        "SELECT CAST(name AS INTEGER) / 0 FROM (VALUES ('x')) AS t(name)",
        "DELETE FROM my_servers",
        "SET nonsense = 1",
        "SELECT ("
      })
  void anErrorIsWrittenAsItsUserSeesIt(String sql) throws Exception {
    String log = logged(sql);
    assertThatThrownBy(
            () -> {
              try (Connection plain = DriverManager.getConnection("jdbc:valve:")) {
                Rows.of(plain, sql);
              }
            })
        .satisfies(
            e ->
                assertThat(log)
                    .contains(String.valueOf(e.getMessage()).lines().findFirst().orElseThrow()));
    assertThat(log).containsPattern("(refused: |end failed: ).*\\([0-9A-Z]{5}\\)");
  }

  @Test
  void aPreparedStatementIsWrittenForEachRunAndOneThatIsRefusedToo() throws Exception {
    try (Connection connection = connect("");
        PreparedStatement asking =
            connection.prepareStatement("SELECT addr FROM my_servers WHERE name = ?")) {
      for (String name : List.of("a", "b")) {
        asking.setString(1, name);
        asking.executeQuery().close();
      }
      assertThatThrownBy(() -> connection.prepareStatement("SELECT nam FROM my_servers"))
          .isInstanceOf(SQLException.class);
    }
    String log = Files.readString(file());
    assertThat(log.split("  plan\n", -1)).hasSize(3);
    assertThat(log).contains(".3 statement", "refused: ");
  }

  @Test
  void whatStatementsWithoutRowsDidIsWritten() throws Exception {
    try (Connection connection = connect("");
        Statement statement = connection.createStatement()) {
      statement.execute("SET timeout = '1s'");
    }
    assertThat(Files.readString(file())).contains("  | SET timeout", "  end 0 rows, ");
  }

  @Test
  void noSecretIsWritten() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("config.json"),
            """
            {"webApiKey": "%1$sKEY", "webApiUrl": "http://127.0.0.1:9", "rcon": "read",
             "rconPassword": "%1$sRCON", "timeout": "300ms", "rconTimeout": "300ms",
             "cacheDir": "none", "log": "%2$s",
             "servers": [{"name": "one", "addr": "127.0.0.1:9", "rconPassword": "%1$sOWN"}]}
            """
                .formatted(MARK, file()));
    try (Connection connection =
        DriverManager.getConnection("jdbc:valve:config='" + config + "'")) {
      run(connection, "SELECT * FROM steam_api.ISteamNews_GetNewsForApp WHERE appid = 440");
      run(connection, "SELECT * FROM my_servers, LATERAL TABLE(rcon(addr, 'status'))");
      run(connection, "SELECT name FROM my_servers WHERE name = '" + MARK + "RCON'");
      run(connection, "SELECT '" + MARK + "OWN' AS nam, x FROM my_servers");
      run(connection, "SELECT 'my password is " + MARK + "'");
    }
    assertThat(Files.readString(file()))
        .contains("(secret)", "(not repeated", "ISteamNews_GetNewsForApp", "failed: ")
        .doesNotContainIgnoringCase(MARK);
  }

  @Test
  void aLineWithAShortSecretAsAWordIsNotRepeated() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("config.json"),
            """
            {"rconPassword": "q7", "log": "%s"}\
            """
                .formatted(file()));
    try (Connection connection =
        DriverManager.getConnection("jdbc:valve:config='" + config + "'")) {
      run(connection, "SELECT 'q7' AS a,\n  'q77' AS b");
      run(connection, "SELECT q7 FROM my_servers");
    }
    assertThat(Files.readString(file()))
        .contains("  | (not repeated", "  |   'q77' AS b", "  end (not repeated")
        .doesNotContainPattern("\\bq7\\b");
  }

  @Test
  void aResultThatNobodyClosedEndsWithItsConnection() throws Exception {
    try (Connection connection = connect("")) {
      ResultSet unclosed = connection.createStatement().executeQuery("VALUES 1, 2");
      assertThat(unclosed.next()).isTrue();
    }
    assertThat(Files.readString(file()))
        .containsSubsequence(".1 statement\n", ".1 ended\n", "  end 1 rows, ", " closed\n");
  }

  @Test
  void connectionsShareAFileThatIsAppendedToAndItsOwnersAlone() throws Exception {
    try (Connection one = connect("");
        Connection two = connect("")) {
      run(one, "VALUES 1");
      run(two, "VALUES 2");
    }
    String first = Files.readString(file());
    assertThat(first).containsPattern("\\d+\\.1\\.1 statement").containsPattern("\\.2\\.1 statem");
    assertThat(logged("VALUES 3")).startsWith(first);
    assumeThat(file().getFileSystem().supportedFileAttributeViews()).contains("posix");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void textsOfStrangersAreSpelledAndLinesHaveAnEnd() throws Exception {
    String log = logged("SELECT '\u001b[31m" + "x".repeat(5_000) + "' AS a\n" + "\n".repeat(500));
    assertThat(log).contains("\\x1b[31mxxx", "xxx…\n", " more lines\n");
    assertThat(log.lines().mapToInt(String::length).max().orElseThrow()).isLessThan(2_200);
  }

  @Test
  void aFileThatCannotBeWrittenIsASentence() {
    assertThatThrownBy(
            () -> DriverManager.getConnection("jdbc:valve:log='" + folder + "/none/log'").close())
        .isInstanceOf(SQLException.class)
        .hasMessage("The file " + folder + "/none/log of the property log cannot be written.");
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:valve:log='" + folder + "'").close())
        .hasMessageContaining("of the property log cannot be written.");
  }
}
