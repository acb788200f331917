package dev.valvejdbc.tables.steamapi;

import dev.valvejdbc.client.webapi.RateLimits;
import dev.valvejdbc.client.webapi.VanityNames;
import dev.valvejdbc.client.webapi.WebApi;
import dev.valvejdbc.client.webapi.WebApiAnswers;
import dev.valvejdbc.client.webapi.WebApiCatalogue;
import java.time.Duration;
import java.util.Map;

/**
 * How a connection uses the Steam Web API.
 *
 * @param limits of the Web API, shared with other connections
 * @param answers kept for all connections
 * @param ttl how old an answer may be
 * @param pinned versions of methods, by {@code interface.method} in lower case
 * @param mayPost whether steam_api_call may call what changes something
 */
public record SteamApiSettings(
    WebApi api,
    RateLimits limits,
    WebApiAnswers answers,
    WebApiCatalogue catalogue,
    VanityNames names,
    Duration ttl,
    Map<String, Integer> pinned,
    boolean mayPost) {
  public SteamApiSettings {
    pinned = Map.copyOf(pinned);
  }
}
