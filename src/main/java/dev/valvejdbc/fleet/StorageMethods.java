package dev.valvejdbc.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The methods of ISteamRemoteStorage. Files have the ids 1 to 2000; those divisible by 100 are
 * collections, of which those divisible by 1000 hold another one.
 */
final class StorageMethods {
  private static final String SERVICE = "ISteamRemoteStorage";
  private static final String FILES = "publishedfileids";
  private static final long LAST = 2_000;
  private static final int NOT_FOUND = 9;
  private static final long DAY = 86_400;

  private final long seed;

  private StorageMethods(long seed) {
    this.seed = seed;
  }

  static List<ApiMethod> of(long seed) {
    StorageMethods own = new StorageMethods(seed);
    return List.of(
        ApiMethod.post(SERVICE, "GetPublishedFileDetails", 1)
            .needs("itemcount", "uint32", "How many ids follow")
            .needs(FILES + "[0]", "uint64", "Ids of files")
            .answers(
                call -> answer("publishedfiledetails", call.array(FILES, "itemcount"), own::file)),
        ApiMethod.post(SERVICE, "GetCollectionDetails", 1)
            .needs("collectioncount", "uint32", "How many ids follow")
            .needs(FILES + "[0]", "uint64", "Ids of collections")
            .answers(
                call ->
                    answer(
                        "collectiondetails",
                        call.array(FILES, "collectioncount"),
                        StorageMethods::collection)),
        ApiMethod.post(SERVICE, "UnsubscribePublishedFile", 1)
            .withKey()
            .needs("steamid", "uint64", "Who")
            .needs("appid", "uint32", "The game of the file")
            .needs("publishedfileid", "uint64", "The file")
            .answers(call -> ApiAnswer.response("result", 1)));
  }

  /** Tells of one file. */
  private interface Details {
    Map<String, Object> of(long id);
  }

  private static ApiAnswer answer(String name, List<String> ids, Details details) {
    List<Object> all = new ArrayList<>();
    for (String text : ids) {
      long id = text.matches("\\d{1,4}") ? Long.parseLong(text) : 0;
      Map<String, Object> found = id < 1 || id > LAST ? Map.of() : details.of(id);
      Map<String, Object> one =
          Json.object("publishedfileid", text, "result", found.isEmpty() ? NOT_FOUND : 1);
      one.putAll(found);
      all.add(one);
    }
    return ApiAnswer.response("result", 1, "resultcount", all.size(), name, all);
  }

  private Map<String, Object> file(long id) {
    Dice dice = new Dice(seed, (int) id);
    int size = 1 + dice.below(50_000_000, "size");
    int subscriptions = dice.below(100_000, "subscriptions");
    int favorited = dice.below(1_000, "favorites");
    long created = Apps.NOW - DAY * (1_000 + dice.below(3_000, "created"));
    Map<String, Object> file =
        Json.object(
            "creator",
            Personas.steamId(1 + dice.below(Personas.ACCOUNTS, "creator")),
            "creator_app_id",
            440,
            "consumer_app_id",
            440,
            "filename",
            id % 100 == 0 ? "" : "maps/harbour_" + id + ".bsp",
            "file_size",
            id % 2 == 0 ? size : String.valueOf(size),
            "file_url",
            "",
            "hcontent_file",
            String.valueOf(1_000_000_000_000_000_000L + id),
            "preview_url",
            "https://images.example/" + id + "/",
            "title",
            "Harbour " + id,
            "description",
            "A map.\r\nMade up.");
    file.putAll(
        Json.object(
            "time_created",
            created,
            "time_updated",
            created + DAY * dice.below(900, "updated"),
            "visibility",
            0,
            "banned",
            0,
            "ban_reason",
            "",
            "subscriptions",
            subscriptions,
            "favorited",
            favorited,
            "lifetime_subscriptions",
            subscriptions * 2,
            "lifetime_favorited",
            favorited * 2,
            "views",
            subscriptions * 3,
            "tags",
            List.of(Json.object("tag", "Map"), Json.object("tag", "Harbour"))));
    return file;
  }

  private static Map<String, Object> collection(long id) {
    if (id % 100 != 0) {
      return Map.of();
    }
    List<Object> children = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      children.add(child(id - i, i, 0));
    }
    if (id % 1_000 == 0) {
      children.add(child(id - 100, 6, 2));
    }
    return Json.object("children", children);
  }

  private static Map<String, Object> child(long id, int order, int type) {
    return Json.object("publishedfileid", String.valueOf(id), "sortorder", order, "filetype", type);
  }
}
