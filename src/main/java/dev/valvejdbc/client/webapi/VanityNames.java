package dev.valvejdbc.client.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.protocol.steamid.SteamId;
import dev.valvejdbc.protocol.steamid.VanityName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whose community pages are, by {@code ISteamUser/ResolveVanityURL}; answers are kept an hour. */
public final class VanityNames {
  private static final String METHOD = "ISteamUser/ResolveVanityURL/v1";
  private static final int FOUND = 1;

  private final WebApi api;
  private final Cache<VanityName, Optional<SteamId>> known =
      Caffeine.newBuilder()
          .maximumSize(10_000)
          .expireAfterWrite(Duration.ofHours(1))
          .executor(Runnable::run)
          .build();

  public VanityNames(WebApi api) {
    this.api = api;
  }

  /** Whether Steam can be asked: it wants a key. */
  public boolean canResolve() {
    return api.hasKey();
  }

  /**
   * Asks Steam, unless it was asked within the hour.
   *
   * @return empty where nobody has the name
   * @throws NoAnswerException if there is no answer to be had
   */
  public Optional<SteamId> resolve(VanityName name, StopCheck check) throws InterruptedException {
    Optional<SteamId> id = known.getIfPresent(name);
    if (id == null) {
      Map<String, String> parameters = new LinkedHashMap<>();
      parameters.put("vanityurl", name.word());
      parameters.put("url_type", String.valueOf(name.kind().urlType()));
      id = read(api.get(METHOD, parameters, check).path("response"));
      known.put(name, id);
    }
    return id;
  }

  private static Optional<SteamId> read(JsonNode answer) {
    String id = answer.path("steamid").asText("");
    return answer.path("success").asInt() == FOUND && id.matches("\\d{1,20}")
        ? Optional.of(SteamId.of(Long.parseUnsignedLong(id)))
        : Optional.empty();
  }
}
