package dev.valvejdbc.fleet.webapi.interfaces;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.valvejdbc.fleet.master.ListEntry;
import dev.valvejdbc.fleet.webapi.method.Answer;
import dev.valvejdbc.fleet.webapi.method.Call;
import dev.valvejdbc.fleet.webapi.method.Method;
import dev.valvejdbc.fleet.webapi.method.Refusal;
import dev.valvejdbc.fleet.world.Dice;
import dev.valvejdbc.fleet.world.People;
import dev.valvejdbc.fleet.world.People.Bans;
import dev.valvejdbc.fleet.world.People.Friend;
import dev.valvejdbc.fleet.world.People.Home;
import dev.valvejdbc.fleet.world.People.Person;
import dev.valvejdbc.fleet.world.People.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Makes the methods of ISteamUser. */
final class SteamUser {
  private static final String SERVICE = "ISteamUser";
  private static final int MOST_IDS = 100;
  private static final int NO_MATCH = 42;
  private static final int PUBLIC_VISIBILITY = 3;

  private final People people;
  private final List<ListEntry> servers;

  private SteamUser(People people, List<ListEntry> servers) {
    this.people = people;
    this.servers = servers;
  }

  /**
   * Makes the methods.
   *
   * @param servers where people may play
   */
  static List<Method> of(People people, List<ListEntry> servers) {
    SteamUser own = new SteamUser(people, servers);
    return List.of(
        Method.get(SERVICE, "GetPlayerSummaries", 2)
            .withKey()
            .needs("steamids", "string", "Up to 100 ids between commas")
            .answers(own::summaries),
        Method.get(SERVICE, "GetPlayerBans", 1)
            .withKey()
            .needs("steamids", "string", "Up to 100 ids between commas")
            .answers(own::bans),
        Method.get(SERVICE, "GetFriendList", 1)
            .withKey()
            .needs("steamid", "uint64", "Whose friends")
            .takes("relationship", "string", "all or friend")
            .answers(own::friends),
        Method.get(SERVICE, "ResolveVanityURL", 1)
            .withKey()
            .needs("vanityurl", "string", "The name in the address of a page")
            .takes("url_type", "int32", "Whose page: 1 a person's, 2 a group's, 3 a game's group")
            .answers(SteamUser::resolve));
  }

  /** Reads the accounts that exist among those asked for, in no order that could be relied on. */
  private List<Integer> accounts(Call call) {
    List<String> ids = List.of(call.text("steamids").split(",", -1));
    if (ids.size() > MOST_IDS) {
      throw new Refusal(400, "Parameter 'steamids' has more than " + MOST_IDS + " ids");
    }
    List<Integer> accounts = new ArrayList<>();
    for (String id : new LinkedHashSet<>(ids)) {
      int account = People.account(id.strip());
      if (account != 0) {
        accounts.add(account);
      }
    }
    accounts.sort(Comparator.comparingInt(a -> people.dice(a).below(1_000_000, "order")));
    return accounts;
  }

  private Answer summaries(Call call) {
    ArrayNode players = Answer.array();
    accounts(call).forEach(account -> players.add(summary(account)));
    return Answer.response(Answer.object("players", players));
  }

  private ObjectNode summary(int account) {
    Person person = people.person(account);
    Profile profile = person.profile();
    String pictures = "https://avatars.example/" + person.picture();
    ObjectNode summary =
        Answer.object()
            .put("steamid", People.steamId(account))
            .put("communityvisibilitystate", profile == null ? 1 : PUBLIC_VISIBILITY)
            .put("profilestate", 1)
            .put("personaname", person.name())
            .put("profileurl", "https://community.example/id/fleet_" + account + "/")
            .put("avatar", pictures + ".jpg")
            .put("avatarmedium", pictures + "_medium.jpg")
            .put("avatarfull", pictures + "_full.jpg")
            .put("avatarhash", person.picture())
            .put("personastate", person.state())
            .put("personastateflags", 0);
    if (person.lastSeen() != null) {
      summary.put("lastlogoff", person.lastSeen());
    }
    if (profile != null) {
      show(summary, profile);
      showServer(summary, people.dice(account));
    }
    return summary;
  }

  private static void show(ObjectNode summary, Profile profile) {
    summary
        .put("commentpermission", 1)
        .put("primaryclanid", profile.group())
        .put("timecreated", profile.created());
    if (profile.realName() != null) {
      summary.put("realname", profile.realName());
    }
    Home home = profile.home();
    if (home != null) {
      summary
          .put("loccountrycode", home.country())
          .put("locstatecode", home.state())
          .put("loccityid", home.city());
    }
  }

  private void showServer(ObjectNode summary, Dice dice) {
    if (servers.isEmpty() || !dice.percent(20, "plays")) {
      return;
    }
    ListEntry server = dice.pick(servers, "where");
    summary
        .put("gameextrainfo", server.info().game())
        .put("gameid", String.valueOf(server.appId()))
        .put("gameserverip", server.addr());
    Long id = server.info().extra().steamId();
    if (id != null) {
      summary.put("gameserversteamid", Long.toUnsignedString(id));
    }
  }

  private Answer bans(Call call) {
    ArrayNode players = Answer.array();
    for (int account : accounts(call)) {
      Bans bans = people.bans(account);
      players
          .addObject()
          .put("SteamId", People.steamId(account))
          .put("CommunityBanned", bans.community())
          .put("VACBanned", bans.vac() > 0)
          .put("NumberOfVACBans", bans.vac())
          .put("DaysSinceLastBan", bans.days())
          .put("NumberOfGameBans", bans.games())
          .put("EconomyBan", bans.economy() ? "probation" : "none");
    }
    return Answer.of(Answer.object("players", players));
  }

  private Answer friends(Call call) {
    int account = People.account(call.text("steamid"));
    if (!People.isOpen(account)) {
      throw Refusal.denied(401);
    }
    ArrayNode friends = Answer.array();
    for (Friend friend : people.friends(account)) {
      friends
          .addObject()
          .put("steamid", People.steamId(friend.account()))
          .put("relationship", "friend")
          .put("friend_since", friend.since());
    }
    return Answer.of(Answer.object("friendslist", Answer.object("friends", friends)));
  }

  private static Answer resolve(Call call) {
    String name = call.text("vanityurl");
    int number = name.matches("fleet_[1-9]\\d{0,3}") ? Integer.parseInt(name.substring(6)) : 0;
    if (number == 0 || number > People.ACCOUNTS) {
      return Answer.response(Answer.object().put("success", NO_MATCH).put("message", "No match"));
    }
    boolean person = call.number("url_type", 1) == 1;
    return Answer.response(
        Answer.object()
            .put("steamid", person ? People.steamId(number) : People.group(number))
            .put("success", 1));
  }
}
