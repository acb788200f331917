package dev.valvejdbc.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a file of SQL becomes a page of tiles, and its parameters become question marks. */
class DashboardTest {
  @Test
  void commentsAreItsHeaders() {
    Dashboard dashboard =
        Dashboard.read(
            "mine/servers.sql",
            """
            -- dashboard: My servers
            -- about: Who plays.
            -- refresh: 2m

            -- parameter: addr
            SELECT addr FROM my_servers;

            -- tile: Players
            -- chart: bar x=name y=score
            -- size: wide
            -- a comment that is none
            SELECT name, score FROM players WHERE addr = :addr;
            SELECT 1
            """);
    assertThat(dashboard.name()).isEqualTo("servers");
    assertThat(dashboard.title()).isEqualTo("My servers");
    assertThat(dashboard.about()).isEqualTo("Who plays.");
    assertThat(dashboard.refresh()).isEqualTo(120);
    assertThat(dashboard.parameters())
        .containsExactly(new Dashboard.Parameter("addr", "SELECT addr FROM my_servers"));
    assertThat(dashboard.tiles())
        .containsExactly(
            new Dashboard.Tile(
                "Players",
                "bar x=name y=score",
                "wide",
                "-- a comment that is none\nSELECT name, score FROM players WHERE addr = :addr"),
            new Dashboard.Tile("", "table", "small", "SELECT 1"));
  }

  @Test
  void parametersAreQuestionMarksAndNeverTextOfTheStatement() {
    NamedParameters named =
        NamedParameters.of(
            "SELECT ':addr', x::INT FROM t WHERE a = :addr OR b = :addr AND c = :other -- :addr",
            Map.of("addr", "'; DROP", "INT", "no"));
    assertThat(named.sql())
        .isEqualTo("SELECT ':addr', x::INT FROM t WHERE a = ? OR b = ? AND c = :other -- :addr");
    assertThat(named.values()).containsExactly("'; DROP", "'; DROP");
  }
}
