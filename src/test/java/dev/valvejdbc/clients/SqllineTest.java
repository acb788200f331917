package dev.valvejdbc.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqlline.SqlLine;

/** sqlline as it comes, not as our shell sets it. */
class SqllineTest {
  @TempDir private Path folder;
  private SqlLine.Status status;

  private String output(String... script) throws Exception {
    Path file = Files.write(folder.resolve("script.sql"), List.of(script));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    SqlLine shell = new SqlLine();
    shell.setOutputStream(new PrintStream(output, true, UTF_8));
    shell.setErrorStream(new PrintStream(output, true, UTF_8));
    status =
        shell.begin(
            new String[] {
              "-u",
              FleetUrl.OF_TWENTY,
              "-d",
              "dev.valvejdbc.ValveDriver",
              "-n",
              "",
              "-p",
              "",
              "--historyFile=" + folder.resolve("history"),
              "--outputFormat=csv",
              "--silent=true",
              "-f",
              file.toString()
            },
            new ByteArrayInputStream(new byte[0]),
            false);
    return output.toString(UTF_8);
  }

  @Test
  void aScriptAsksTheFleet() throws Exception {
    assertThat(
            output(
                "-- who is there",
                "SELECT name, tags FROM my_servers WHERE name LIKE 'rust%' ORDER BY name;",
                "SELECT i.server_name, i.max_players",
                "  FROM my_servers m JOIN server_info i ON i.addr = m.addr",
                "  WHERE m.name = 'tf-15';"))
        .contains("'name','tags'", "'rust-14','rust'", "'rust-2','rust'")
        .contains("'server_name','max_players'", "'東京 Beginners #15','16'");
    assertThat(status).isEqualTo(SqlLine.Status.OK);
  }

  @Test
  void tablesAndColumnsAreListedWithTheirComments() throws Exception {
    assertThat(output("!tables"))
        .contains("'valve','my_servers','TABLE','The servers that you gave a name")
        .contains("'valve','servers','VIEW'");
    assertThat(output("!columns players"))
        .contains("'valve','players','addr'", "'valve','players','score'");
    assertThat(output("!describe rules")).contains("'valve','rules','value'");
  }

  @Test
  void theDriverAndItsMetadataAreShown() throws Exception {
    assertThat(output("!dbinfo")).contains("valve-jdbc", "getDatabaseProductName");
    assertThat(output("!metadata getSchemas")).contains("'valve'", "'diagnostics'");
    assertThat(output("!typeinfo")).contains("'VARCHAR'", "'TIMESTAMP'");
    assertThat(output("!autocommit off", "!commit", "!rollback", "!autocommit on"))
        .doesNotContain("Error", "Exception");
  }

  @Test
  void aPlanIsShownAsItIs() throws Exception {
    assertThat(output("EXPLAIN PLAN FOR SELECT map FROM server_info WHERE addr = '192.0.2.1:1';"))
        .contains("look up server_info (map) by addr for 1 key", "192.0.2.1:1");
  }

  @Test
  void aMistakeIsOneSentenceWithItsStateAndEndsTheScript() throws Exception {
    assertThat(output("SELECT nam FROM my_servers;", "SELECT 1;"))
        .contains("Column 'nam' not found", "state=42703")
        .doesNotContain("org.apache.calcite", "'1'");
    assertThat(status).isEqualTo(SqlLine.Status.OTHER);
  }

  @Test
  void otherFormatsNeedNoMoreThanTheRows() throws Exception {
    assertThat(output("!set outputFormat json", "SELECT addr, has_rcon FROM my_servers LIMIT 1;"))
        .contains("\"resultset\"", "\"has_rcon\":false");
    assertThat(output("!set outputFormat vertical", "SELECT name FROM my_servers LIMIT 1;"))
        .contains("name  cstrike-1");
    assertThat(output("!set outputFormat table", "SELECT * FROM server_info WHERE 1 = 0;"))
        .contains("server_name");
  }
}
