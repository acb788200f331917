package dev.valvejdbc.client.webapi;

import dev.valvejdbc.client.LimitState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The limits of the Web API, shared by all who use it. Source: 200 calls of GetServerList in five
 * minutes, 100,000 calls of all methods a day.
 */
public final class RateLimits {
  private static final String SERVER_LIST = "IGameServersService/GetServerList";
  private static final int LISTS = 200;
  private static final Duration LIST_WINDOW = Duration.ofMinutes(5);
  private static final int A_DAY = 100_000;

  private final Map<String, RateLimit> limits = new TreeMap<>();

  public RateLimits() {
    this(LISTS, A_DAY);
  }

  private RateLimits(int lists, int day) {
    limits.put(SERVER_LIST, new RateLimit("web api " + SERVER_LIST, lists, LIST_WINDOW));
    limits.put("", new RateLimit("web api", day, Duration.ofDays(1)));
  }

  /** The limits of a simulated world, which holds nobody back. */
  public static RateLimits simulated() {
    return new RateLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** Keeps to a part of each limit, where others use the same service: one of so many. */
  public void divide(int parts) {
    limits.values().forEach(limit -> limit.divide(parts));
  }

  /** The limit of a method, such as {@code ISteamNews/GetNewsForApp/v2}. */
  RateLimit of(String method) {
    for (Map.Entry<String, RateLimit> entry : limits.entrySet()) {
      if (!entry.getKey().isEmpty() && method.startsWith(entry.getKey())) {
        return entry.getValue();
      }
    }
    return java.util.Objects.requireNonNull(limits.get(""));
  }

  /** The state of each. */
  public List<LimitState> states() {
    return limits.values().stream().map(RateLimit::state).toList();
  }
}
