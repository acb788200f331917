package dev.valvejdbc.fleet.webapi.interfaces;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.function.Function;

/** Makes the methods of ISteamNews, in two versions. */
final class SteamNews {
  private static final String SERVICE = "ISteamNews";
  private static final String METHOD = "GetNewsForApp";
  private static final int ITEMS = 30;
  private static final long DAY = 86_400;
  private static final List<String> FEEDS = List.of("fleet_announcements", "harbour_gazette");

  private final Apps apps;
  private final long seed;

  private SteamNews(Apps apps, long seed) {
    this.apps = apps;
    this.seed = seed;
  }

  static List<Method> of(Apps apps, long seed) {
    SteamNews own = new SteamNews(apps, seed);
    return List.of(
        common(Method.get(SERVICE, METHOD, 1))
            .answers(call -> own.news(call, items -> Answer.object("newsitem", items))),
        common(Method.get(SERVICE, METHOD, 2))
            .takes("feeds", "string", "Only of these feeds, between commas")
            .answers(call -> own.news(call, items -> items)));
  }

  private static Method common(Method method) {
    return method
        .needs("appid", "uint32", "The game that the news are of")
        .takes("maxlength", "uint32", "Characters of each text; 0 for all")
        .takes("enddate", "uint32", "Only news until then, seconds since 1970")
        .takes("count", "uint32", "Items at most, 20 by default")
        .takes("tags", "string", "Only with one of these tags, between commas");
  }

  /**
   * Answers with news, newest first.
   *
   * @param form how a version writes the items
   */
  private Answer news(Call call, Function<ArrayNode, JsonNode> form) {
    long app = call.number("appid", 0);
    if (!apps.has(app)) {
      throw Refusal.denied(403);
    }
    int most = call.count("count", 20, ITEMS);
    int length = call.count("maxlength", 0, Integer.MAX_VALUE);
    long end = call.number("enddate", FleetWorld.NOW);
    List<String> feeds = call.array("feeds");
    List<String> tags = call.array("tags");
    ArrayNode items = Answer.array();
    for (int i = 0; i < ITEMS && items.size() < most; i++) {
      long date = FleetWorld.NOW - DAY * (3L * i + 1);
      ObjectNode item = item(app, i, date, length);
      if (date <= end
          && (feeds.isEmpty() || feeds.contains(item.path("feedname").textValue()))
          && (tags.isEmpty() || (item.has("tags") && tags.contains("patchnotes")))) {
        items.add(item);
      }
    }
    ObjectNode news = Answer.object().put("appid", app);
    news.set("newsitems", form.apply(items));
    return Answer.of(Answer.object("appnews", news.put("count", ITEMS)));
  }

  private ObjectNode item(long app, int index, long date, int length) {
    Dice dice = new Dice(seed + app, index);
    String feed = dice.pick(FEEDS, "feed");
    boolean announced = feed.equals(FEEDS.get(0));
    String text =
        apps.name(app)
            + ": update "
            + (ITEMS - index)
            + " is out.\nIt mends <b>"
            + (1 + dice.below(40, "bugs"))
            + "</b> things, \"as promised\".";
    boolean whole = length == 0 || length >= text.length();
    ObjectNode item =
        Answer.object()
            .put("gid", String.valueOf(5_000_000_000_000_000_000L + app * ITEMS + index))
            .put("title", "Update " + (ITEMS - index))
            .put("url", "https://news.example/" + app + "/" + index)
            .put("is_external_url", dice.percent(50, "external"))
            .put("author", dice.percent(20, "nobody") ? "" : "harbour_master")
            .put("contents", whole ? text : text.substring(0, length) + "...")
            .put("feedlabel", announced ? "Announcements" : "The Harbour Gazette")
            .put("date", date)
            .put("feedname", feed)
            .put("feed_type", announced ? 1 : 0)
            .put("appid", app);
    if (dice.percent(40, "tags")) {
      item.putArray("tags").add("patchnotes");
    }
    return item;
  }
}
