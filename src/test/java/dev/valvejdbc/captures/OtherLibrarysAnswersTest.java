package dev.valvejdbc.captures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What another library recorded, and reads from its recordings, comes out of SQL alike. */
class OtherLibrarysAnswersTest {
  private static final String URL = "jdbc:valve:cacheTtl=0;timeout=5s";
  private static final Map<String, String> PLATFORMS = Map.of("l", "linux", "w", "windows");
  private static final Map<String, String> TYPES =
      Map.of("d", "dedicated", "l", "listen", "p", "proxy");

  private static List<Path> recordings(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Shared.folder("captures/php-source-query/" + folder))) {
      List<Path> raws = files.filter(f -> f.toString().endsWith(".raw")).sorted().toList();
      assertThat(raws).isNotEmpty();
      return raws;
    }
  }

  private static JsonNode expected(Path raw) throws IOException {
    Path json = Path.of(raw.toString().replaceAll("\\.raw$", ".json"));
    return new ObjectMapper().readTree(json.toFile());
  }

  private static Responder replaying(Path raw) throws IOException {
    List<byte[]> answer = RecordedSession.datagrams(raw);
    return new Responder(request -> answer);
  }

  private static Object text(JsonNode node, String field) {
    return node.has(field) ? node.path(field).asText() : null;
  }

  private static Object number(JsonNode node, String field) {
    return node.has(field) ? new BigDecimal(node.path(field).asText()) : null;
  }

  @Test
  void itsServersComeOutOfServerInfo() throws Exception {
    for (Path raw : recordings("Info")) {
      JsonNode e = expected(raw);
      try (Responder responder = replaying(raw);
          Connection connection = DriverManager.getConnection(URL);
          Statement statement = connection.createStatement();
          ResultSet rs =
              statement.executeQuery(
                  "SELECT * FROM server_info WHERE addr IN ('" + responder.address() + "')")) {
        assertThat(rs.next()).as(raw.toString()).isTrue();
        assertThat(rs.getInt("protocol")).isEqualTo(e.path("Protocol").asInt());
        assertThat(rs.getObject("server_name")).isEqualTo(text(e, "HostName"));
        assertThat(rs.getObject("map")).isEqualTo(text(e, "Map"));
        assertThat(rs.getObject("folder")).isEqualTo(text(e, "ModDir"));
        assertThat(rs.getObject("game")).isEqualTo(text(e, "ModDesc"));
        assertThat(rs.getBigDecimal("app_id")).isEqualTo(number(e, "AppID"));
        assertThat(rs.getInt("player_count")).isEqualTo(e.path("Players").asInt());
        assertThat(rs.getInt("max_players")).isEqualTo(e.path("MaxPlayers").asInt());
        assertThat(rs.getInt("bot_count")).isEqualTo(e.path("Bots").asInt());
        assertThat(rs.getString("server_type")).isEqualTo(TYPES.get(text(e, "Dedicated")));
        assertThat(rs.getString("platform")).isEqualTo(PLATFORMS.get(text(e, "Os")));
        assertThat(rs.getBoolean("password_protected")).isEqualTo(e.path("Password").asBoolean());
        assertThat(rs.getBoolean("vac_enabled")).isEqualTo(e.path("Secure").asBoolean());
        assertThat(rs.getObject("version")).isEqualTo(text(e, "Version"));
        assertThat(rs.getBigDecimal("edf")).isEqualTo(number(e, "ExtraDataFlags"));
        assertThat(rs.getBigDecimal("port")).isEqualTo(number(e, "GamePort"));
        assertThat(rs.getBigDecimal("steam_id")).isEqualTo(number(e, "SteamID"));
        assertThat(rs.getBigDecimal("stv_port")).isEqualTo(number(e, "SpecPort"));
        assertThat(rs.getObject("stv_name")).isEqualTo(text(e, "SpecName"));
        assertThat(rs.getObject("keywords")).isEqualTo(text(e, "GameTags"));
        assertThat(rs.getBigDecimal("game_id")).isEqualTo(number(e, "GameID"));
        assertThat(rs.getObject("mod_version") != null).isEqualTo(e.path("IsMod").asBoolean());
        assertThat(rs.next()).isFalse();
      }
    }
  }

  @Test
  void itsPlayersComeOutOfPlayers() throws Exception {
    for (Path raw : recordings("Players")) {
      try (Responder responder = replaying(raw);
          Connection connection = DriverManager.getConnection(URL);
          Statement statement = connection.createStatement();
          ResultSet rs =
              statement.executeQuery(
                  "SELECT * FROM players WHERE addr IN ('" + responder.address() + "')")) {
        for (JsonNode e : expected(raw)) {
          assertThat(rs.next()).as(raw.toString()).isTrue();
          assertThat(rs.getInt("index")).isEqualTo(e.path("Id").asInt());
          assertThat(rs.getObject("name")).isEqualTo(text(e, "Name"));
          assertThat(rs.getInt("score")).isEqualTo(e.path("Frags").asInt());
          assertThat(rs.getDouble("duration")).isCloseTo(e.path("Time").asDouble(), within(1.0));
        }
        assertThat(rs.next()).isFalse();
      }
    }
  }
}
