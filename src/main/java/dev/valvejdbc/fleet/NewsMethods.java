package dev.valvejdbc.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The methods of ISteamNews, in two versions. */
final class NewsMethods {
  private static final String SERVICE = "ISteamNews";
  private static final String METHOD = "GetNewsForApp";
  private static final int ITEMS = 30;
  private static final long DAY = 86_400;
  private static final List<String> FEEDS = List.of("fleet_announcements", "harbour_gazette");

  private final Apps apps;
  private final long seed;

  private NewsMethods(Apps apps, long seed) {
    this.apps = apps;
    this.seed = seed;
  }

  static List<ApiMethod> of(Apps apps, long seed) {
    NewsMethods own = new NewsMethods(apps, seed);
    return List.of(
        common(ApiMethod.get(SERVICE, METHOD, 1))
            .answers(call -> own.news(call, items -> Json.object("newsitem", items))),
        common(ApiMethod.get(SERVICE, METHOD, 2))
            .takes("feeds", "string", "Only of these feeds, between commas")
            .answers(call -> own.news(call, items -> items)));
  }

  private static ApiMethod common(ApiMethod method) {
    return method
        .needs("appid", "uint32", "The game that the news are of")
        .takes("maxlength", "uint32", "Characters of each text; 0 for all")
        .takes("enddate", "uint32", "Only news until then, seconds since 1970")
        .takes("count", "uint32", "Items at most, 20 by default")
        .takes("tags", "string", "Only with one of these tags, between commas");
  }

  /** How a version writes the items. */
  private interface Form {
    Object of(List<Object> items);
  }

  private ApiAnswer news(ApiCall call, Form form) {
    long app = call.number("appid", 0);
    if (!apps.has(app)) {
      throw ApiRefusal.denied(403);
    }
    int most = call.count("count", 20, ITEMS);
    int length = call.count("maxlength", 0, Integer.MAX_VALUE);
    long end = call.number("enddate", Apps.NOW);
    List<String> feeds = call.array("feeds");
    List<String> tags = call.array("tags");
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < ITEMS && items.size() < most; i++) {
      long date = Apps.NOW - DAY * (3L * i + 1);
      Map<String, Object> item = item(app, i, date, length);
      boolean tagged = item.containsKey("tags");
      if (date <= end
          && (feeds.isEmpty() || feeds.contains(String.valueOf(item.get("feedname"))))
          && (tags.isEmpty() || (tagged && tags.contains("patchnotes")))) {
        items.add(item);
      }
    }
    return ApiAnswer.of(
        Json.object(
            "appnews", Json.object("appid", app, "newsitems", form.of(items), "count", ITEMS)));
  }

  private Map<String, Object> item(long app, int index, long date, int length) {
    Dice dice = new Dice(seed + app, index);
    String feed = dice.pick(FEEDS, "feed");
    String text =
        apps.name(app)
            + ": update "
            + (ITEMS - index)
            + " is out.\nIt mends <b>"
            + (1 + dice.below(40, "bugs"))
            + "</b> things, \"as promised\".";
    Map<String, Object> item =
        Json.object(
            "gid",
            String.valueOf(5_000_000_000_000_000_000L + app * ITEMS + index),
            "title",
            "Update " + (ITEMS - index),
            "url",
            "https://news.example/" + app + "/" + index,
            "is_external_url",
            dice.percent(50, "external"),
            "author",
            dice.percent(20, "nobody") ? "" : "harbour_master",
            "contents",
            length == 0 || length >= text.length() ? text : text.substring(0, length) + "...",
            "feedlabel",
            feed.equals(FEEDS.get(0)) ? "Announcements" : "The Harbour Gazette",
            "date",
            date,
            "feedname",
            feed,
            "feed_type",
            feed.equals(FEEDS.get(0)) ? 1 : 0,
            "appid",
            app);
    if (dice.percent(40, "tags")) {
      item.put("tags", List.of("patchnotes"));
    }
    return item;
  }
}
