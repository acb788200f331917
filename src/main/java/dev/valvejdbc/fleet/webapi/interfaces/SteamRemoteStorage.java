package dev.valvejdbc.fleet.webapi.interfaces;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.valvejdbc.fleet.webapi.method.Answer;
import dev.valvejdbc.fleet.webapi.method.Method;
import dev.valvejdbc.fleet.world.Dice;
import dev.valvejdbc.fleet.world.FleetWorld;
import dev.valvejdbc.fleet.world.People;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Makes the methods of ISteamRemoteStorage. Files have the ids 1 to 2000; those divisible by 100
 * are collections, of which those divisible by 1000 hold another one.
 */
final class SteamRemoteStorage {
  private static final String SERVICE = "ISteamRemoteStorage";
  private static final String FILES = "publishedfileids";
  private static final long LAST = 2_000;
  private static final int NOT_FOUND = 9;
  private static final long DAY = 86_400;

  private final long seed;

  private SteamRemoteStorage(long seed) {
    this.seed = seed;
  }

  static List<Method> of(long seed) {
    SteamRemoteStorage own = new SteamRemoteStorage(seed);
    return List.of(
        Method.post(SERVICE, "GetPublishedFileDetails", 1)
            .needs("itemcount", "uint32", "How many ids follow")
            .needs(FILES + "[0]", "uint64", "Ids of files")
            .answers(
                call -> answer("publishedfiledetails", call.array(FILES, "itemcount"), own::file)),
        Method.post(SERVICE, "GetCollectionDetails", 1)
            .needs("collectioncount", "uint32", "How many ids follow")
            .needs(FILES + "[0]", "uint64", "Ids of collections")
            .answers(
                call ->
                    answer(
                        "collectiondetails",
                        call.array(FILES, "collectioncount"),
                        SteamRemoteStorage::collection)),
        Method.post(SERVICE, "UnsubscribePublishedFile", 1)
            .withKey()
            .needs("steamid", "uint64", "Who")
            .needs("appid", "uint32", "The game of the file")
            .needs("publishedfileid", "uint64", "The file")
            .answers(call -> Answer.response(Answer.object().put("result", 1))));
  }

  /** Answers with the details of each id; those that are empty say that nothing was found. */
  private static Answer answer(String name, List<String> ids, LongFunction<ObjectNode> details) {
    ArrayNode all = Answer.array();
    for (String text : ids) {
      long id = text.matches("\\d{1,4}") ? Long.parseLong(text) : 0;
      ObjectNode found = id < 1 || id > LAST ? Answer.object() : details.apply(id);
      all.addObject()
          .put("publishedfileid", text)
          .put("result", found.isEmpty() ? NOT_FOUND : 1)
          .setAll(found);
    }
    return Answer.response(
        Answer.object().put("result", 1).put("resultcount", all.size()).set(name, all));
  }

  private ObjectNode file(long id) {
    Dice dice = new Dice(seed, (int) id);
    int size = 1 + dice.below(50_000_000, "size");
    int subscriptions = dice.below(100_000, "subscriptions");
    int favorited = dice.below(1_000, "favorites");
    long created = FleetWorld.NOW - DAY * (1_000 + dice.below(3_000, "created"));
    ObjectNode file =
        Answer.object()
            .put("creator", People.steamId(1 + dice.below(People.ACCOUNTS, "creator")))
            .put("creator_app_id", 440)
            .put("consumer_app_id", 440)
            .put("filename", id % 100 == 0 ? "" : "maps/harbour_" + id + ".bsp");
    if (id % 2 == 0) {
      file.put("file_size", size);
    } else {
      file.put("file_size", String.valueOf(size));
    }
    file.put("file_url", "")
        .put("hcontent_file", String.valueOf(1_000_000_000_000_000_000L + id))
        .put("preview_url", "https://images.example/" + id + "/")
        .put("title", "Harbour " + id)
        .put("description", "A map.\r\nMade up.")
        .put("time_created", created)
        .put("time_updated", created + DAY * dice.below(900, "updated"))
        .put("visibility", 0)
        .put("banned", 0)
        .put("ban_reason", "")
        .put("subscriptions", subscriptions)
        .put("favorited", favorited)
        .put("lifetime_subscriptions", subscriptions * 2)
        .put("lifetime_favorited", favorited * 2)
        .put("views", subscriptions * 3);
    ArrayNode tags = file.putArray("tags");
    List.of("Map", "Harbour").forEach(tag -> tags.addObject().put("tag", tag));
    return file;
  }

  private static ObjectNode collection(long id) {
    ObjectNode collection = Answer.object();
    if (id % 100 != 0) {
      return collection;
    }
    ArrayNode children = collection.putArray("children");
    for (int i = 1; i <= 5; i++) {
      child(children, id - i, i, 0);
    }
    if (id % 1_000 == 0) {
      child(children, id - 100, 6, 2);
    }
    return collection;
  }

  private static void child(ArrayNode children, long id, int order, int type) {
    children
        .addObject()
        .put("publishedfileid", String.valueOf(id))
        .put("sortorder", order)
        .put("filetype", type);
  }
}
