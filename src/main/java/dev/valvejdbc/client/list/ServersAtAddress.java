package dev.valvejdbc.client.list;

import com.fasterxml.jackson.databind.JsonNode;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.PublicAddresses;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.webapi.WebApi;
import dev.valvejdbc.client.webapi.WebApiAnswers;
import dev.valvejdbc.client.webapi.WebApiCall;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the servers that Steam knows at an address, by {@code ISteamApps/GetServersAtAddress}; how
 * long its answers are kept is said in {@link WebApiAnswers}.
 */
public final class ServersAtAddress {
  private static final String METHOD = "ISteamApps/GetServersAtAddress/v1";

  private final WebApi api;
  private final WebApiAnswers answers;

  /**
   * A server that Steam knows.
   *
   * @param addr {@code ip:port} of its query port
   */
  public record Known(String addr, int gamePort, @Nullable Long appId, @Nullable String gamedir) {}

  public ServersAtAddress(WebApi api, WebApiAnswers answers) {
    this.api = api;
    this.answers = answers;
  }

  /**
   * Asks Steam, unless it was asked lately.
   *
   * @return empty where the address is not one of the internet, which Steam cannot know
   * @throws NoAnswerException if there is no answer to be had
   */
  public List<Known> of(InetAddress host, StopCheck check) throws InterruptedException {
    if (!PublicAddresses.isPublic(host) && !api.isPrivate(check)) {
      return List.of();
    }
    WebApiCall call = WebApiCall.get(METHOD, Map.of("addr", host.getHostAddress()));
    return read(answers.of(api, call, Duration.ZERO, check).json());
  }

  private static List<Known> read(JsonNode answer) {
    List<Known> servers = new ArrayList<>();
    for (JsonNode node : answer.path("response").path("servers")) {
      String addr = node.path("addr").asText("");
      if (!addr.isEmpty()) {
        servers.add(
            new Known(
                addr,
                node.path("gameport").asInt(),
                node.path("appid").isIntegralNumber() ? node.path("appid").asLong() : null,
                node.path("gamedir").isTextual() ? node.path("gamedir").asText() : null));
      }
    }
    return List.copyOf(servers);
  }
}
