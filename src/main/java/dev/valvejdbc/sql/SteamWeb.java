package dev.valvejdbc.sql;

import dev.valvejdbc.client.VanityNames;
import dev.valvejdbc.client.WebApi;
import dev.valvejdbc.client.WebApiAnswers;
import dev.valvejdbc.client.WebApiCatalogue;
import java.time.Duration;
import java.util.Map;

/**
 * How a connection uses the Steam Web API.
 *
 * @param answers kept for all connections
 * @param ttl how old an answer may be
 * @param pinned versions of methods, by {@code interface.method} in lower case
 * @param mayPost whether steam_api_call may call what changes something
 */
public record SteamWeb(
    WebApi api,
    WebApiAnswers answers,
    WebApiCatalogue catalogue,
    VanityNames names,
    Duration ttl,
    Map<String, Integer> pinned,
    boolean mayPost) {
  public SteamWeb {
    pinned = Map.copyOf(pinned);
  }
}
