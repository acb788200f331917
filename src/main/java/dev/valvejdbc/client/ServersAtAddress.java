package dev.valvejdbc.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The servers that Steam knows at an address, by {@code ISteamApps/GetServersAtAddress}. Valve asks
 * for no more than a call in ten minutes for each address; answers are kept that long.
 */
public final class ServersAtAddress {
  private static final String METHOD = "ISteamApps/GetServersAtAddress/v1";
  private static final Duration TTL = Duration.ofMinutes(10);
  private static final int MOST_ADDRESSES = 10_000;

  private final WebApi api;
  private final Cache<String, List<Known>> answers =
      Caffeine.newBuilder()
          .maximumSize(MOST_ADDRESSES)
          .expireAfterWrite(TTL)
          .executor(Runnable::run)
          .build();

  /**
   * A server that Steam knows.
   *
   * @param addr {@code ip:port} of its query port
   */
  public record Known(String addr, int gamePort, @Nullable Long appId, @Nullable String gamedir) {}

  public ServersAtAddress(WebApi api) {
    this.api = api;
  }

  /**
   * Asks Steam, unless it was asked within ten minutes.
   *
   * @return empty where the address is not one of the internet, which Steam cannot know
   * @throws WebApiException if there is no answer to be had
   */
  public List<Known> of(ServerAddress address, StopCheck check) throws InterruptedException {
    InetAddress host = address.literal();
    try {
      if (host == null) {
        host = InetAddress.getByName(address.host());
      }
      if (!PublicAddresses.isPublic(host)
          && PublicAddresses.isPublic(InetAddress.getByName(api.host()))) {
        return List.of();
      }
    } catch (UnknownHostException e) {
      return List.of();
    }
    String text = host.getHostAddress();
    List<Known> known = answers.getIfPresent(text);
    if (known == null) {
      known = read(api.get(METHOD, Map.of("addr", text), check));
      answers.put(text, known);
    }
    return known;
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
