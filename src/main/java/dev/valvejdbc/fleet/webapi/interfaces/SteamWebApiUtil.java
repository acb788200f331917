package dev.valvejdbc.fleet.webapi.interfaces;

import dev.valvejdbc.fleet.webapi.method.Answer;
import dev.valvejdbc.fleet.webapi.method.Method;
import dev.valvejdbc.fleet.world.FleetWorld;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Makes the methods of ISteamWebAPIUtil, which are about the Web API itself. */
final class SteamWebApiUtil {
  private static final String SERVICE = "ISteamWebAPIUtil";
  private static final DateTimeFormatter PACIFIC =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
          .withZone(ZoneId.of("America/Los_Angeles"));

  private SteamWebApiUtil() {}

  /**
   * Makes the methods.
   *
   * @param listing answers with the list of all methods
   */
  static List<Method> of(Method.Handler listing) {
    return List.of(
        Method.get(SERVICE, "GetServerInfo", 1).answers(call -> time()),
        Method.get(SERVICE, "GetSupportedAPIList", 1)
            .takes("key", "string", "A key, for the methods that need one")
            .answers(listing));
  }

  private static Answer time() {
    return Answer.of(
        Answer.object()
            .put("servertime", FleetWorld.NOW)
            .put("servertimestring", PACIFIC.format(Instant.ofEpochSecond(FleetWorld.NOW))));
  }
}
