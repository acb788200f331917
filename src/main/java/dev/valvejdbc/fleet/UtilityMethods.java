package dev.valvejdbc.fleet;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The methods of the Web API about itself. */
final class UtilityMethods {
  private static final DateTimeFormatter PACIFIC =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
          .withZone(ZoneId.of("America/Los_Angeles"));

  private UtilityMethods() {}

  static List<ApiMethod> of(ApiCatalogue catalogue) {
    return List.of(
        ApiMethod.get("ISteamWebAPIUtil", "GetServerInfo", 1)
            .answers(
                call ->
                    ApiAnswer.of(
                        Json.object(
                            "servertime",
                            Apps.NOW,
                            "servertimestring",
                            PACIFIC.format(Instant.ofEpochSecond(Apps.NOW))))),
        ApiMethod.get("ISteamWebAPIUtil", "GetSupportedAPIList", 1)
            .takes("key", "string", "A key, for the methods that need one")
            .answers(call -> ApiAnswer.of(catalogue.listing(call.hasKey()))));
  }
}
