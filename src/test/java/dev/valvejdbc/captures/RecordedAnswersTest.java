package dev.valvejdbc.captures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What real servers answered comes out of SQL as it went in. */
class RecordedAnswersTest {
  private static final String URL = "jdbc:valve:cacheTtl=0;timeout=5s;encoding=UTF-8";

  private static List<Map<String, Object>> rows(Connection connection, String sql)
      throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(sql)) {
      ResultSetMetaData meta = rs.getMetaData();
      List<Map<String, Object>> rows = new ArrayList<>();
      while (rs.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
          row.put(meta.getColumnLabel(i), rs.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  @Test
  void everyRecordedServerIsReadAsItAnswered() throws Exception {
    List<RecordedSession> sessions = RecordedSession.all(Shared.folder("captures/gameq"));
    assertThat(sessions).hasSizeGreaterThan(50);
    Map<String, RecordedSession> byAddress = new LinkedHashMap<>();
    List<Responder> responders = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(URL)) {
      for (RecordedSession session : sessions) {
        Responder responder = Responder.replaying(session);
        responders.add(responder);
        byAddress.put(responder.address(), session);
      }
      String keys = "('" + String.join("','", byAddress.keySet()) + "')";
      Map<Object, List<Map<String, Object>>> info = byAddr(connection, "server_info", keys);
      Map<Object, List<Map<String, Object>>> players = byAddr(connection, "players", keys);
      Map<Object, List<Map<String, Object>>> rules = byAddr(connection, "rules", keys);
      for (Map.Entry<String, RecordedSession> entry : byAddress.entrySet()) {
        RecordedSession session = entry.getValue();
        String addr = entry.getKey();
        ExpectedRows expected = new ExpectedRows(session);
        assertThat(ExpectedRows.relevant(info.getOrDefault(addr, List.of())))
            .as(session.name() + " server_info")
            .isEqualTo(expected.info());
        assertThat(without(players.getOrDefault(addr, List.of())))
            .as(session.name() + " players")
            .isEqualTo(expected.players());
        assertThat(without(rules.getOrDefault(addr, List.of())))
            .as(session.name() + " rules")
            .isEqualTo(expected.rules());
      }
    } finally {
      for (Responder responder : responders) {
        responder.close();
      }
    }
  }

  private static Map<Object, List<Map<String, Object>>> byAddr(
      Connection connection, String table, String keys) throws Exception {
    Map<Object, List<Map<String, Object>>> result = new LinkedHashMap<>();
    for (Map<String, Object> row :
        rows(connection, "SELECT * FROM " + table + " WHERE addr IN " + keys)) {
      result.computeIfAbsent(row.get("addr"), a -> new ArrayList<>()).add(row);
    }
    return result;
  }

  private static List<Map<String, Object>> without(List<Map<String, Object>> rows) {
    rows.forEach(r -> r.remove("addr"));
    return rows;
  }

  /** The rows that a recording must come out as. */
  private record ExpectedRows(RecordedSession session) {
    private static final List<String> UNRECORDED =
        List.of(
            "addr",
            "ip",
            "query_port",
            "counts_rule",
            "ping_ms",
            "players_reported",
            "queued",
            "slots_reported",
            "queried_at",
            "attempts",
            "cache_age_ms",
            "engine");

    static List<Map<String, Object>> relevant(List<Map<String, Object>> rows) {
      rows.forEach(r -> r.keySet().removeAll(UNRECORDED));
      return rows;
    }

    List<Map<String, Object>> info() {
      JsonNode message = session.message("0x49", "0x6d");
      if (message == null) {
        return List.of();
      }
      JsonNode i = message.path("info");
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("protocol", i.path("protocol").asInt());
      row.put("server_name", text(i.path("name")));
      row.put("map", text(i.path("map")));
      row.put("folder", text(i.path("folder")));
      row.put("game", text(i.path("game")));
      row.put("app_id", i.has("gameid") ? trueAppId(i) : longOrNull(i, "appid"));
      row.put("player_count", i.path("players").asInt());
      row.put("max_players", i.path("max").asInt());
      row.put("bot_count", intOrNull(i, "bots"));
      row.put("server_type", type(i.path("server_type").asText()));
      row.put("platform", platform(i.path("os").asText()));
      row.put("password_protected", i.path("password").asInt() == 1);
      row.put("vac_enabled", i.has("vac") ? i.path("vac").asInt() == 1 : null);
      row.put("version", textOrNull(i, "version"));
      row.put("edf", i.has("edf") ? Integer.decode(edf(i)) : null);
      row.put("port", intOrNull(i, "port"));
      row.put("steam_id", longOrNull(i, "steamid"));
      row.put("stv_port", intOrNull(i, "spectator_port"));
      row.put("stv_name", textOrNull(i, "spectator_name"));
      row.put("keywords", textOrNull(i, "keywords"));
      row.put("game_id", i.has("gameid") ? new BigDecimal(i.path("gameid").asText()) : null);
      JsonNode ship = i.path("ship");
      row.put("ship_mode", ship.has(0) ? ship.get(0).asInt() : null);
      row.put("ship_witnesses", ship.has(1) ? ship.get(1).asInt() : null);
      row.put("ship_duration", ship.has(2) ? ship.get(2).asInt() : null);
      row.put("mod_website", textOrNull(i, "mod_url"));
      row.put("mod_download", textOrNull(i, "mod_download"));
      row.put("mod_version", longOrNull(i, "mod_version"));
      row.put("mod_size", longOrNull(i, "mod_size"));
      row.put("mod_multiplayer_only", booleanOrNull(i, "mod_type"));
      row.put("mod_own_dll", booleanOrNull(i, "mod_dll"));
      return List.of(row);
    }

    private static String edf(JsonNode i) {
      String edf = i.path("edf").asText();
      return edf.startsWith("0x") ? edf : "0x" + edf;
    }

    private static Long trueAppId(JsonNode i) {
      return new BigDecimal(i.path("gameid").asText()).toBigInteger().longValue() & 0xffffff;
    }

    List<Map<String, Object>> players() {
      JsonNode message = session.message("0x44");
      List<Map<String, Object>> rows = new ArrayList<>();
      if (message != null) {
        for (JsonNode p : message.path("players")) {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("index", p.path("index").asInt());
          row.put("name", text(p.path("name")));
          row.put("score", p.path("score").asInt());
          row.put("duration", p.path("duration").asDouble());
          row.put("deaths", intOrNull(p, "deaths"));
          row.put("money", intOrNull(p, "money"));
          rows.add(row);
        }
      }
      return rows;
    }

    List<Map<String, Object>> rules() {
      JsonNode message = session.message("0x45");
      List<Map<String, Object>> rows = new ArrayList<>();
      if (message != null) {
        for (JsonNode r : message.path("rules")) {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("name", text(r.get(0)));
          row.put("value", text(r.get(1)));
          rows.add(row);
        }
      }
      return rows;
    }

    private static String text(JsonNode node) {
      return node.isObject() ? node.path("utf8_replaced").asText() : node.asText();
    }

    private static Object textOrNull(JsonNode node, String field) {
      return node.has(field) ? text(node.path(field)) : null;
    }

    private static Object intOrNull(JsonNode node, String field) {
      return node.has(field) ? node.path(field).asInt() : null;
    }

    private static Long longOrNull(JsonNode node, String field) {
      return node.has(field) ? Long.valueOf(node.path(field).asLong()) : null;
    }

    private static Object booleanOrNull(JsonNode node, String field) {
      return node.has(field) ? node.path(field).asInt() == 1 : null;
    }

    private static String type(String letter) {
      return switch (letter.toLowerCase(java.util.Locale.ROOT)) {
        case "d" -> "dedicated";
        case "l" -> "listen";
        case "p" -> "proxy";
        default -> null;
      };
    }

    private static String platform(String letter) {
      return switch (letter.toLowerCase(java.util.Locale.ROOT)) {
        case "l" -> "linux";
        case "w" -> "windows";
        case "m", "o" -> "macos";
        default -> null;
      };
    }
  }
}
