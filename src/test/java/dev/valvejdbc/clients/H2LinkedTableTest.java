package dev.valvejdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** H2 shows our tables among its own and asks for what it needs of them. */
class H2LinkedTableTest {
  private Connection h2;

  @BeforeEach
  void link() throws Exception {
    h2 = DriverManager.getConnection("jdbc:h2:mem:");
    link("my_servers");
    link("server_info");
    link("players");
  }

  private void link(String table) throws Exception {
    run("CREATE LINKED TABLE %1$s(NULL, '%2$s', '', '', 'valve', '%1$s')", table);
  }

  private void run(String sql, String table) throws Exception {
    try (Statement statement = h2.createStatement()) {
      statement.execute(sql.formatted(table, FleetUrl.OF_TWENTY));
    }
  }

  @AfterEach
  void close() throws Exception {
    h2.close();
  }

  private String address(String name) throws Exception {
    return Rows.of(h2, "SELECT \"addr\" FROM my_servers WHERE \"name\" = '" + name + "'").get(0);
  }

  @Test
  void columnsKeepTheirNamesAndTypes() throws Exception {
    assertThat(
            Rows.of(
                h2,
                "SELECT column_name, data_type FROM information_schema.columns"
                    + " WHERE table_name = 'MY_SERVERS' ORDER BY ordinal_position"))
        .containsExactly(
            "name|CHARACTER VARYING",
            "addr|CHARACTER VARYING",
            "tags|CHARACTER VARYING",
            "has_rcon|BOOLEAN");
  }

  @Test
  void aSchemaIsLinkedAsAWhole() throws Exception {
    assertThat(
            Rows.of(
                h2,
                "SELECT * FROM LINK_SCHEMA('ALL_OF_IT', '', '%s', '', '', 'valve')"
                    .formatted(FleetUrl.OF_TWENTY)))
        .contains("my_servers", "server_info", "players", "rules", "servers");
    assertThat(Rows.of(h2, "SELECT COUNT(*) FROM all_of_it.\"my_servers\"")).containsExactly("20");
  }

  @Test
  void aTableWithoutAKeyIsReadWhole() throws Exception {
    assertThat(Rows.of(h2, "SELECT COUNT(*) FROM my_servers")).containsExactly("20");
    assertThat(
            Rows.of(
                h2,
                "SELECT \"tags\", COUNT(*) FROM my_servers GROUP BY \"tags\""
                    + " HAVING COUNT(*) > 3 ORDER BY 1"))
        .containsExactly("csgo|4", "cstrike|6");
  }

  @Test
  void aQueryIsLinkedAsATable() throws Exception {
    run(
        """
        CREATE LINKED TABLE %s(NULL, '%s', '', '', '(
          SELECT m.name, i.server_name, i.map FROM my_servers m
          JOIN server_info i ON i.addr = m.addr)')
        """,
        "fleet");
    assertThat(Rows.of(h2, "SELECT \"map\" FROM fleet WHERE \"name\" = 'cstrike-1'"))
        .containsExactly("cs_office");
    assertThat(
            Rows.of(
                h2,
                "SELECT m.\"name\", f.\"map\" FROM my_servers m"
                    + " JOIN fleet f ON f.\"name\" = m.\"name\""
                    + " WHERE m.\"tags\" = 'valve' ORDER BY 1"))
        .containsExactly("valve-13|crossfire", "valve-17|crossfire");
  }

  @Test
  void aConditionOnTheKeyIsPassedOn() throws Exception {
    assertThat(
            Rows.of(
                h2,
                "SELECT \"server_name\", \"map\" FROM server_info WHERE \"addr\" = '"
                    + address("cstrike-1")
                    + "'"))
        .containsExactly("Lyon Pro #1|cs_office");
    assertThat(
            Rows.of(h2, "SELECT COUNT(*) FROM players WHERE \"addr\" = '" + address("tf-15") + "'"))
        .containsExactly("4");
  }

  @Test
  void aJoinOnTheKeyAsksOneServerAfterTheOther() throws Exception {
    assertThat(
            Rows.of(
                h2,
                "SELECT m.\"name\", i.\"map\" FROM my_servers m"
                    + " JOIN server_info i ON i.\"addr\" = m.\"addr\""
                    + " WHERE m.\"tags\" = 'valve' ORDER BY 1"))
        .containsExactly("valve-13|crossfire", "valve-17|crossfire");
  }

  @Test
  void withoutTheKeyItSaysWhatIsMissing() {
    assertThatThrownBy(() -> Rows.of(h2, "SELECT * FROM server_info"))
        .hasStackTraceContaining("Table server_info can only be read by its key addr");
  }

  @Test
  void whatIsLinkedIsNotWritten() {
    assertThatThrownBy(() -> run("DELETE FROM %s", "my_servers"))
        .cause()
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
  }
}
