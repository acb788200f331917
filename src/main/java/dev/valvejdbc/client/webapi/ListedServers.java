package dev.valvejdbc.client.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.protocol.master.ListedServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls {@code IGameServersService/GetServerList}, and reads its answer. Any field may be missing
 * or of another type; then it is null.
 */
public final class ListedServers {
  private static final String METHOD = "IGameServersService/GetServerList/v1";
  private static final String ADDRESS = "\\d{1,3}(\\.\\d{1,3}){3}:\\d{1,5}";

  private ListedServers() {}

  /**
   * Asks for servers.
   *
   * @param filter in Valve's filter language
   * @param limit how many at most
   * @throws NoAnswerException if there is no answer to be had
   */
  public static List<ListedServer> of(WebApi api, String filter, int limit, StopCheck check)
      throws InterruptedException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("filter", filter);
    parameters.put("limit", String.valueOf(limit));
    JsonNode answer = api.get(METHOD, parameters, check);
    if (!answer.isObject()) {
      throw new NoAnswerException(
          Failure.MALFORMED,
          "The Web API at "
              + api.host()
              + " answered something that is no list of servers: "
              + METHOD
              + ".");
    }
    return read(answer);
  }

  private static List<ListedServer> read(JsonNode answer) {
    List<ListedServer> servers = new ArrayList<>();
    for (JsonNode node : answer.path("response").path("servers")) {
      ListedServer server = server(node);
      if (server != null) {
        servers.add(server);
      }
    }
    return servers;
  }

  private static @Nullable ListedServer server(JsonNode node) {
    String addr = text(node, "addr");
    if (addr == null || !addr.matches(ADDRESS)) {
      return null;
    }
    return new ListedServer(
        addr,
        integer(node, "gameport"),
        unsigned(node, "steamid"),
        text(node, "name"),
        new ListedServer.Game(
            number(node, "appid"),
            text(node, "gamedir"),
            text(node, "version"),
            text(node, "product")),
        integer(node, "region"),
        new ListedServer.Seats(
            zeroIfMissing(node, "players"),
            zeroIfMissing(node, "max_players"),
            zeroIfMissing(node, "bots")),
        text(node, "map"),
        flag(node, "secure"),
        flag(node, "dedicated"),
        text(node, "os"),
        text(node, "gametype"));
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? value.asText() : null;
  }

  private static @Nullable Long number(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isIntegralNumber() && value.canConvertToLong() ? value.asLong() : null;
  }

  private static @Nullable Integer integer(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isIntegralNumber() && value.canConvertToInt() ? value.asInt() : null;
  }

  /** Counts of 0 are left out by the service. */
  private static @Nullable Integer zeroIfMissing(JsonNode node, String field) {
    return node.has(field) ? integer(node, field) : Integer.valueOf(0);
  }

  private static @Nullable Boolean flag(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isBoolean() ? value.asBoolean() : null;
  }

  private static @Nullable Long unsigned(JsonNode node, String field) {
    JsonNode value = node.path(field);
    try {
      return value.isValueNode() ? Long.parseUnsignedLong(value.asText()) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
