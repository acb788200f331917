package dev.valvejdbc.client.relay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.valvejdbc.protocol.a2s.A2sMessage;
import dev.valvejdbc.protocol.a2s.ExtraData;
import dev.valvejdbc.protocol.a2s.Player;
import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.protocol.a2s.Rule;
import dev.valvejdbc.protocol.a2s.RuleList;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.protocol.a2s.ServerType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the answers of QueryByFakeIP as those of A2S; every field may be missing. */
final class RelayAnswers {
  private static final int MOST_ROWS = 65_535;

  private RelayAnswers() {}

  static A2sMessage message(Question question, JsonNode response) {
    return switch (question) {
      case INFO -> info(response.path("ping_data"));
      case PLAYERS -> players(response.path("players_data").path("players"));
      case RULES -> rules(response.path("rules_data").path("rules"));
    };
  }

  private static ServerInfo info(JsonNode node) {
    return new ServerInfo(
        null,
        node.path("server_name").asText(""),
        node.path("map").asText(""),
        node.path("gamedir").asText(""),
        node.path("game_description").asText(""),
        node.path("app_id").isIntegralNumber() ? node.path("app_id").asLong() : null,
        new ServerInfo.Seats(
            node.path("num_players").asInt(),
            node.path("max_players").asInt(),
            node.path("num_bots").asInt()),
        node.path("dedicated").asBoolean() ? ServerType.DEDICATED : ServerType.LISTEN,
        null,
        node.path("password").asBoolean(),
        node.path("secure").asBoolean(),
        text(node, "version"),
        new ExtraData(
            null,
            port(node, "game_port"),
            steamId(node),
            port(node, "spectator_port"),
            text(node, "spectator_server_name"),
            text(node, "gametype"),
            null),
        null,
        null,
        0);
  }

  private static @Nullable String text(JsonNode node, String field) {
    String text = node.path(field).asText("");
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Integer port(JsonNode node, String field) {
    int port = node.path(field).asInt();
    return port == 0 ? null : Integer.valueOf(port);
  }

  private static @Nullable Long steamId(JsonNode node) {
    String text = node.path("steamid").asText("");
    return text.matches("\\d{1,19}") ? Long.valueOf(Long.parseUnsignedLong(text)) : null;
  }

  private static PlayerList players(JsonNode nodes) {
    List<Player> players = new ArrayList<>();
    for (JsonNode node : nodes) {
      if (players.size() < MOST_ROWS) {
        players.add(
            new Player(
                players.size(),
                node.path("name").asText(""),
                node.path("score").asInt(),
                (float) node.path("time_played").asDouble(),
                null,
                null));
      }
    }
    return new PlayerList(players.size(), players, false);
  }

  private static RuleList rules(JsonNode nodes) {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode node : nodes) {
      if (rules.size() < MOST_ROWS) {
        rules.add(new Rule(node.path("rule").asText(""), node.path("value").asText("")));
      }
    }
    return new RuleList(rules.size(), rules, false);
  }
}
