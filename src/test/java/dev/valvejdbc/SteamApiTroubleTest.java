package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.fleet.webapi.WebApiFault;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What trouble with the Steam Web API looks like: sentences, nulls, and no key. */
class SteamApiTroubleTest extends SteamApiWorld {
  static Stream<WebApiFault> faults() {
    return Stream.of(
        WebApiFault.status(401),
        WebApiFault.status(403),
        WebApiFault.status(404),
        WebApiFault.tooMany(3_600),
        WebApiFault.status(500),
        WebApiFault.redirect(URI.create("http://127.0.0.2:9/elsewhere")),
        WebApiFault.HTML,
        WebApiFault.TRUNCATED,
        WebApiFault.NESTED,
        WebApiFault.ENDLESS);
  }

  @Test
  void withoutAKeyASentenceSaysWhereItGoes() throws Exception {
    try (Connection keyless = connect(false, "")) {
      assertThatThrownBy(
              () ->
                  Rows.of(
                      keyless,
                      "SELECT * FROM steam_api.ISteamUser_GetPlayerBans WHERE steamids = 1"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("set webApiKey");
      assertThat(
              Rows.of(
                  keyless,
                  "SELECT COUNT(*) FROM steam_api.ISteamNews_GetNewsForApp WHERE appid = 440"))
          .containsExactly("20");
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void troubleIsOneWarningAndTheOtherCallsGoOn(WebApiFault fault) throws Exception {
    service.fault("ISteamNews/GetNewsForApp", fault);
    try (Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT v.app, n.title, p.player_count FROM (VALUES (440)) AS v (app)"
                    + " JOIN steam_api.ISteamUserStats_GetNumberOfCurrentPlayers p"
                    + " ON p.appid = v.app"
                    + " LEFT JOIN steam_api.ISteamNews_GetNewsForApp n ON n.appid = v.app")) {
      assertThat(Rows.of(rs)).hasSize(1).allMatch(r -> r.startsWith("440|null|"));
      String warning = String.valueOf(statement.getWarnings().getMessage());
      assertThat(warning).startsWith("The Web API at 127.0.0.1 ").doesNotContain(KEY, "<html");
      assertThat((Object) statement.getWarnings().getNextWarning()).isNull();
    }
    try (Connection strict = connect(true, ";onError=fail")) {
      assertThatThrownBy(
              () ->
                  Rows.of(
                      strict,
                      "SELECT title FROM steam_api.ISteamNews_GetNewsForApp WHERE appid = 440"))
          .isInstanceOf(SQLException.class)
          .hasMessageStartingWith("The Web API at 127.0.0.1 ")
          .hasMessageNotContaining(KEY);
    }
  }

  @Test
  void membersOfWrongTypesAreNulls() throws Exception {
    service.fault("ISteamNews/GetNewsForApp", WebApiFault.WRONG_TYPES);
    for (String row :
        rows(
            "SELECT gid, feed_type, appid FROM steam_api.ISteamNews_GetNewsForApp"
                + " WHERE appid = 440")) {
      assertThat(row).endsWith("|440");
    }
  }

  @Test
  void theKeyIsNowhereToBeSeen() throws Exception {
    String sql =
        "SELECT personaname FROM steam_api.ISteamUser_GetPlayerSummaries WHERE steamids IN (1, 2)";
    rows(sql);
    assertThat(rows("EXPLAIN PLAN FOR " + sql).toString()).doesNotContain(KEY);
    assertThat(rows("SELECT * FROM diagnostics.scans").toString()).doesNotContain(KEY);
    assertThat(String.valueOf(connection.getMetaData().getURL())).doesNotContain(KEY);
    assertThat(calls()).noneMatch(c -> c.contains(KEY));
  }

  @Test
  void aMissingParameterIsNamedWithAQueryThatGivesIt() {
    assertThatThrownBy(() -> rows("SELECT * FROM steam_api.ISteamUserStats_GetPlayerAchievements"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("keys steamid, appid")
        .hasMessageContaining(
            "SELECT * FROM steam_api.ISteamUserStats_GetPlayerAchievements"
                + " WHERE steamid = 76561197960287930 AND appid = 440");
    assertThat(calls()).isEmpty();
  }

  @Test
  void aValueThatCannotBeIsRefusedBeforeACall() {
    assertThatThrownBy(
            () -> rows("SELECT title FROM steam_api.ISteamNews_GetNewsForApp WHERE appid = -1"))
        .hasMessageContaining("the parameter appid cannot be '-1'");
    assertThat(calls()).isEmpty();
  }
}
