package dev.valvejdbc.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.cli.format.Format;
import dev.valvejdbc.cli.format.Style;
import dev.valvejdbc.cli.run.History;
import dev.valvejdbc.cli.run.Output;
import dev.valvejdbc.cli.run.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of what people type into the shell, whichever other shell they know. */
class ShellTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Connection connection;
  private Shell shell;
  private boolean stays;

  @BeforeEach
  void open() throws Exception {
    connection = DriverManager.getConnection("jdbc:valve:fleet=4;seed=7;timeout=1s");
    PrintStream out = new PrintStream(printed, true, UTF_8);
    Path editor = Files.writeString(folder.resolve("editor"), "echo 'SELECT 42 AS n' > $1\n");
    shell =
        new Shell(
            connection,
            new Output(
                out,
                out,
                new Screen(false, 24),
                Style.PLAIN,
                true,
                Map.of("EDITOR", "sh " + editor)),
            Format.TABLE);
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
  }

  private String typed(String text) {
    assertThat(StatementParser.isWhole(text)).as(text).isTrue();
    printed.reset();
    stays = shell.take(text);
    return printed.toString(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!connect jdbc:valve:webApiKeysEcrEt77 a sEcrEt77",
        "!connect jdbc:valve:webApiKey=sEcrEt77;nonsense=1 a b",
        "!connect jdbc:postgresql://u:sEcrEt77@127.0.0.1/x",
        "!open jdbc:valve:rconPassword=sEcrEt77",
        "!reconnect rconPassword=sEcrEt77",
        "!properties rconPassword=sEcrEt77",
        "!set webApiKey sEcrEt77",
        "!webApiKey sEcrEt77",
        "\\c jdbc:valve:rconPassword:sEcrEt77",
        "\\connect -reuse-previous=off postgresql://u:sEcrEt77@127.0.0.1/x",
        "\\set webApiKey sEcrEt77",
        "\\password sEcrEt77",
        "\\setenv VALVE_RCON_PASSWORD sEcrEt77",
        "\\rconPassword=sEcrEt77",
        ".open jdbc:valve:webApiKey=sEcrEt77",
        ".connect webApiKey=sEcrEt77",
        ".rcon_password sEcrEt77",
        "SET webApiKey = sEcrEt77;",
        "SET rconPassword TO 'sEcrEt77';",
        "SET rconPasswordsEcrEt77 = 1;",
        "SET SESSION webApiKey = 'sEcrEt77';",
        "ALTER SESSION SET webApiKey = 'sEcrEt77';",
        "ALTER SYSTEM SET rconPassword = 'sEcrEt77';",
        "ALTER USER me PASSWORD 'sEcrEt77';",
        "CREATE USER me WITH PASSWORD 'sEcrEt77';",
        "ATTACH 'postgresql://u:sEcrEt77@127.0.0.1/x' AS own;",
        "RESET webApiKeysEcrEt77;",
        "SHOW webApiKeysEcrEt77;"
      })
  void aLineThatMayHoldASecretIsNeitherRepeatedNorKept(String text) {
    assertThat(typed(text)).doesNotContainIgnoringCase("sEcrEt77");
    assertThat(History.keeps(text)).isFalse();
    assertThat(typed("!list") + typed("\\conninfo") + typed("SHOW ALL;"))
        .doesNotContain("sEcrEt77");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // psql
        "\\?            | \\copy (QUERY) TO FILE",
        "\\h            | \\timing [on|off]",
        "\\l            | diagnostics",
        "\\c other      | This shell has one connection",
        "\\dt           | valve       | my_servers",
        "\\d            | my_servers",
        "\\d players    | column",
        "\\df steamid*  | steamid2",
        "\\df date_trunc | weeks begin on Monday",
        "\\dv           | my_info",
        "\\dn           | steam_api",
        "\\du           | There are no users",
        "\\x            | upright",
        "\\timing on    | Timing is on.",
        "\\pset format csv | Rows are printed as csv.",
        "\\o file       | \\copy (query) TO file.csv",
        "\\conninfo     | jdbc:valve:fleet=4",
        "\\set x 1      | SET timeout = 1s",
        "\\! ls         | another terminal",
        "\\i nowhere.sql | There is no file nowhere.sql",
        "\\echo hello   | hello",
        "\\pset null -  | COALESCE",
        "\\nonsense     | There is no command \\nonsense; \\? lists what there is.",
        // DuckDB and SQLite
        ".help          | \\dt [PATTERN]",
        ".tables        | my_servers",
        ".schema        | my_servers",
        ".schema rules  | VARCHAR",
        ".mode json     | Rows are printed as json.",
        ".mode duckbox  | Rows are printed as table.",
        ".mode line     | vertical",
        ".open x.db     | This shell has one connection",
        ".timer on      | Timing is on.",
        ".headers on    | always shown",
        ".import a b    | only read",
        ".read nowhere  | There is no file nowhere",
        ".databases     | diagnostics",
        // Steampipe
        ".inspect rules | VARCHAR",
        ".output csv    | Rows are printed as csv.",
        ".output f.csv  | \\copy (query) TO file.csv",
        ".connections   | valve",
        ".autocomplete on | Tab completes",
        ".cache off     | SET timeout = 1s",
        ".multi         | a semicolon ends it",
        ".maxrows 10    | LIMIT 20 shows fewer",
        ".nullvalue -   | COALESCE",
        ".width 10      | Columns are as wide",
        ".print hello   | hello",
        ".search_path   | SET timeout = 1s",
        // sqlline
        "!tables        | my_servers",
        "!describe rules | Name of the setting",
        "!columns rules | VARCHAR",
        "!connect jdbc:valve: a b | This shell has one connection",
        "!set outputformat csv | Rows are printed as csv.",
        "!help          | \\dt [PATTERN]",
        "!dbinfo        | valve-jdbc",
        "help           | \\dt [PATTERN]",
        "HELP;          | \\dt [PATTERN]"
      })
  void aCommandDoesWhatItsUsersExpectOrSaysWhatDoes(String text, String answer) {
    assertThat(typed(text)).containsIgnoringCase(answer.strip());
    assertThat(stays).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SHOW TABLES;                    | my_servers",
        "SHOW ALL;                       | pushVolatile",
        "SHOW search_path;               | valve",
        "DESCRIBE players;               | needed",
        "SUMMARIZE my_servers;           | null_percentage",
        "EXPLAIN SELECT name FROM my_servers; | 1. read valve.my_servers",
        "EXPLAIN ANALYZE TABLE my_servers; | 4 rows in",
        "SET timeout = 900ms;            | Done",
        "BEGIN;                          | Done",
        "CREATE VIEW mine AS SELECT 1 AS a; | Done",
        "CREATE TABLE mine (a INT);      | Error",
        "INSERT INTO my_servers VALUES ('a', 'b'); | refused",
        "SHOW ALL TABLES;                | my_servers",
        "PRAGMA table_info('players');   | DESCRIBE players the columns"
      })
  void statementsOfOtherDatabasesDoTheSameOrSayWhatTheyLack(String text, String answer) {
    assertThat(typed(text)).contains(answer.strip());
    assertThat(stays).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\q", "exit", "quit", "EXIT;", ".quit", ".exit", "!quit", " quit ; "})
  void theWaysToLeaveAreKnown(String text) {
    typed(text);
    assertThat(stays).isFalse();
  }

  @Test
  void wordsInsideAStatementAreNoCommands() {
    for (String begun : new String[] {"SELECT 1\nexit", "SELECT 'a\n\\q", "SELECT /* ; \n help"}) {
      assertThat(StatementParser.isWhole(begun)).as(begun).isFalse();
      assertThat(Commands.isCommand(begun)).as(begun).isFalse();
    }
    assertThat(StatementParser.isWhole("SELECT ';'")).isFalse();
    assertThat(StatementParser.isWhole("SELECT ';' -- done\n;")).isTrue();
  }

  @Test
  void aCommandWithinAStatementSaysWhatToDoFirst() {
    assertThat(typed("SELECT 1\n  \\dt valve"))
        .isEqualTo(
            """
            Nothing ran, since \\dt stands within a statement that has not ended. The up arrow brings \
            it back: end it with ; first, or drop it with \\r.
            """);
    assertThat(typed("SELECT 1;\nSELECT\n\\q")).contains("Nothing ran, since \\q");
    assertThat(stays).isTrue();
    assertThat(typed("SELECT 1\n\\r")).isEqualTo("The statement is dropped.\n");
    assertThat(typed("SELECT 7 AS n\n\\g")).isEqualTo("n\n-\n7\n");
    assertThat(typed("SELECT '\n\\dt' AS n;")).contains("\\dt");
    assertThat(StatementParser.isWhole("SELECT /* \n\\dt")).isFalse();
  }

  @Test
  void aStatementEndsInTheWaysOfOtherShells() {
    assertThat(typed("SELECT 7 AS n;")).isEqualTo("n\n-\n7\n");
    assertThat(typed("SELECT 7 AS n \\g")).isEqualTo("n\n-\n7\n");
    assertThat(typed("SELECT 7 AS n \\gx")).contains("n | 7").startsWith("-[ row 1 ]");
    assertThat(typed("\\G")).contains("n | 7").startsWith("-[ row 1 ]");
    assertThat(typed("SELECT 8 AS n;")).isEqualTo("n\n-\n8\n");
  }

  @Test
  void anErrorPointsAtItsPlace() {
    assertThat(typed("SELECT name,\n  nam FROM my_servers;"))
        .isEqualTo(
            """
            Error: Column 'nam' not found in any table (line 2, column 3)
            LINE 2:   nam FROM my_servers
                      ^
            """);
    assertThat(typed("SELECT '東京', nam FROM my_servers;"))
        .contains("LINE 1: SELECT '東京', nam", "\n                       ^\n");
  }

  @Test
  void rowsStandUprightUntilTheyShallNot() {
    typed("\\x");
    assertThat(typed("SELECT 1 AS a;")).contains("a | 1");
    typed("\\x off");
    assertThat(typed("SELECT 1 AS a;")).isEqualTo("a\n-\n1\n");
    assertThat(typed("\\x maybe")).contains("on or off is meant, not maybe");
  }

  @Test
  void timesAreShownOnceAskedFor() {
    assertThat(typed("SELECT 1;")).doesNotContain("Time:");
    typed("\\timing");
    assertThat(typed("SELECT 1;")).containsPattern("Time: [\\d.]+ ms");
  }

  @Test
  void rowsAreCopiedToAFile() throws Exception {
    Path csv = folder.resolve("a.csv");
    assertThat(typed("\\copy (SELECT 1 AS a, ';' AS b) TO '" + csv + "' WITH CSV HEADER"))
        .contains("1 row in " + csv + ", as csv.");
    assertThat(csv).hasContent("a,b\n1,;");
    Path json = folder.resolve("a.json");
    typed("\\copy (SELECT 1 AS a) TO " + json);
    assertThat(json).hasContent("[\n{\"a\":1}\n]");
    assertThat(typed("\\copy nonsense"))
        .contains("\\copy is written \\copy (SELECT …) TO file.csv");
  }

  @Test
  void theLastStatementIsEdited() {
    typed("SELECT 1;");
    assertThat(typed("\\e")).contains("42");
    assertThat(typed("\\p")).contains("SELECT 42");
  }

  @Test
  void aFileIsRun() throws Exception {
    Path file = Files.writeString(folder.resolve("x.sql"), "SELECT 1 AS a; SELECT 2 AS b;");
    assertThat(typed("\\i " + file)).isEqualTo("a\n-\n1\nb\n-\n2\n");
  }

  @Test
  void watchingNeedsAStatement() {
    assertThat(typed("\\watch 1")).contains("repeats the statement that ran last");
  }
}
