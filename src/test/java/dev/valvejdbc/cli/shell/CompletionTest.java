package dev.valvejdbc.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.cli.format.Format;
import dev.valvejdbc.cli.format.Style;
import dev.valvejdbc.cli.run.Output;
import dev.valvejdbc.cli.run.Screen;
import dev.valvejdbc.script.Catalogue;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a Tab offers; the bar stands for the cursor. */
class CompletionTest {
  private Connection connection;
  private SqlCompleter completer;

  @BeforeEach
  void open() throws Exception {
    connection = DriverManager.getConnection("jdbc:valve:");
    Output nowhere =
        new Output(
            new PrintStream(PrintStream.nullOutputStream()),
            new PrintStream(PrintStream.nullOutputStream()),
            new Screen(false, 24),
            Style.PLAIN,
            false,
            Map.of());
    Catalogue catalogue = new Catalogue(connection);
    completer =
        new SqlCompleter(
            catalogue, new Commands(new Session(connection, nowhere, Format.TABLE), catalogue));
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
  }

  private List<String> offered(String line) throws Exception {
    int cursor = line.indexOf('|');
    return List.copyOf(completer.offered(line.replace("|", ""), cursor).keySet());
  }

  @Test
  void afterFromAndJoinStandTablesAlone() throws Exception {
    assertThat(offered("SELECT * FROM my_serv|")).containsExactly("my_servers");
    assertThat(offered("select * from |"))
        .contains("my_servers", "players", "server_info", "diagnostics.", "steam_api.")
        .doesNotContain("select", "SELECT", "addr");
    assertThat(offered("select * from my_servers s join pl|")).containsExactly("players");
    assertThat(offered("select * from my_servers, ser|"))
        .containsExactly(
            "server_honesty", "server_info", "server_status", "servers", "servers_honesty");
    assertThat(offered("select * from diagnostics.sc|")).containsExactly("scans");
  }

  @Test
  void elsewhereStandTheColumnsOfTheStatementsTables() throws Exception {
    assertThat(offered("SELECT | FROM players p")).contains("score", "p").doesNotContain("map");
    assertThat(offered("select sc| from players")).startsWith("score").doesNotContain("scans");
    assertThat(offered("select * from my_servers s join rules r on s.|"))
        .containsExactly("name", "addr", "tags", "has_rcon");
    assertThat(offered("select R.val| from rules r")).containsExactly("value");
    assertThat(offered("select * from players where dur|")).startsWith("duration");
    assertThat(offered("select 1; select ma| from server_info")).startsWith("map", "max_players");
  }

  @Test
  void functionsAndKeywordsFollow() throws Exception {
    assertThat(offered("select steamid2|")).contains("steamid2(");
    assertThat(offered("select * from players where a|"))
        .startsWith("addr")
        .contains("and", "abs(");
    assertThat(offered("sel|")).containsExactly("select");
  }

  @Test
  void theCaseIsThatOfWhatIsTyped() throws Exception {
    assertThat(offered("SEL|")).containsExactly("SELECT");
    assertThat(offered("select * from my_servers wh|")).containsExactly("where", "when");
    assertThat(offered("SELECT * FROM MY_SE|")).containsExactly("MY_SERVERS");
    assertThat(offered("select * from steam_api.isteamn|"))
        .containsExactly("ISteamNews_GetNewsForApp");
  }

  @Test
  void textsAndCommentsAreLeftAlone() throws Exception {
    assertThat(offered("select * from rules where name = 'sv|")).isEmpty();
    assertThat(offered("select * -- fro|")).isEmpty();
  }

  @Test
  void commandsAndTheirTablesAreCompleted() throws Exception {
    assertThat(offered("\\ti|")).containsExactly("\\timing");
    assertThat(offered("\\d my_se|")).containsExactly("my_servers");
    assertThat(offered("\\pset format j|")).containsExactly("json", "jsonl");
  }
}
