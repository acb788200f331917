package dev.valvejdbc.fleet.webapi.interfaces;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.valvejdbc.fleet.webapi.method.Answer;
import dev.valvejdbc.fleet.webapi.method.Call;
import dev.valvejdbc.fleet.webapi.method.Method;
import dev.valvejdbc.fleet.webapi.method.Refusal;
import dev.valvejdbc.fleet.world.Apps;
import dev.valvejdbc.fleet.world.Dice;
import dev.valvejdbc.fleet.world.FleetWorld;
import java.util.List;

/**
 * Makes the methods of interfaces that single games have: IGCVersion_440, ICSGOServers_730, and
 * IFleetWeather_440, which no client has heard of.
 */
final class GameInterfaces {
  private static final long DAY = 86_400;
  private static final long TODAY = FleetWorld.NOW - FleetWorld.NOW % DAY;
  private static final List<String> MAPS =
      List.of("de_mirage", "de_inferno", "de_dust2", "de_\"quoted\"");
  private static final List<String> SKIES = List.of("clear", "clouds", "rain", "fog");

  private final long seed;

  private GameInterfaces(long seed) {
    this.seed = seed;
  }

  static List<Method> of(long seed) {
    GameInterfaces own = new GameInterfaces(seed);
    return List.of(
        Method.get("IGCVersion_440", "GetServerVersion", 1).answers(call -> own.version()),
        Method.get("IGCVersion_440", "GetClientVersion", 1).answers(call -> own.version()),
        Method.get("ICSGOServers_730", "GetGameMapsPlaytime", 1)
            .needs("interval", "string", "day, week or month")
            .needs("gamemode", "string", "competitive or casual")
            .needs("mapgroup", "string", "operation")
            .answers(own::maps),
        Method.get("IFleetWeather_440", "GetForecast", 1)
            .takes("days", "uint32", "Days ahead, 1 to 14; 5 by default")
            .answers(own::forecast),
        Method.get("IFleetWeather_440", "GetStation", 1).answers(call -> station()));
  }

  private Answer version() {
    int version = Apps.version(440, seed);
    return result(
        Answer.object()
            .put("success", true)
            .put("deploy_version", version)
            .put("active_version", version)
            .put("min_allowed_version", version - 1));
  }

  private static Answer result(ObjectNode content) {
    return Answer.of(Answer.object("result", content));
  }

  /** Answers with names and rows apart, as few methods do. */
  private Answer maps(Call call) {
    if (!List.of("day", "week", "month").contains(call.text("interval"))) {
      throw new Refusal(400, "Parameter 'interval' is none of day, week, month");
    }
    ObjectNode result = Answer.object().put("DayStart", TODAY);
    result.putArray("Keys").add("IntervalStartTimeStamp").add("MapName").add("RelativePercentage");
    ArrayNode rows = result.putArray("Rows");
    for (String map : MAPS) {
      int share = new Dice(seed, 730).below(1_000, map + call.text("gamemode"));
      rows.addArray().add(TODAY).add(map).add(share / 10.0);
    }
    return result(result);
  }

  private Answer forecast(Call call) {
    ObjectNode result = Answer.object().put("status", 1);
    ArrayNode days = result.putArray("days");
    for (int i = 1; i <= Math.max(1, call.count("days", 5, 14)); i++) {
      Dice dice = new Dice(seed, i);
      days.addObject()
          .put("day", TODAY + i * DAY)
          .put("sky", dice.pick(SKIES, "sky"))
          .put("high", 10 + dice.below(20, "high"))
          .put("wind", dice.below(300, "wind") / 10.0)
          .put("storm", dice.percent(10, "storm"));
    }
    return result(result);
  }

  private static Answer station() {
    return Answer.of(
        Answer.object(
            "station",
            Answer.object().put("name", "Badwater Pier").put("height", 12).put("open", true)));
  }
}
