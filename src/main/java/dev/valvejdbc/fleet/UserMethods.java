package dev.valvejdbc.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** The methods of ISteamUser. */
final class UserMethods {
  private static final String SERVICE = "ISteamUser";
  private static final int MOST_IDS = 100;
  private static final int NO_MATCH = 42;

  private final Personas personas;

  private UserMethods(Personas personas) {
    this.personas = personas;
  }

  static List<ApiMethod> of(Personas personas) {
    UserMethods own = new UserMethods(personas);
    return List.of(
        ApiMethod.get(SERVICE, "GetPlayerSummaries", 2)
            .withKey()
            .needs("steamids", "string", "Up to 100 ids between commas")
            .answers(own::summaries),
        ApiMethod.get(SERVICE, "GetPlayerBans", 1)
            .withKey()
            .needs("steamids", "string", "Up to 100 ids between commas")
            .answers(own::bans),
        ApiMethod.get(SERVICE, "GetFriendList", 1)
            .withKey()
            .needs("steamid", "uint64", "Whose friends")
            .takes("relationship", "string", "all or friend")
            .answers(own::friends),
        ApiMethod.get(SERVICE, "ResolveVanityURL", 1)
            .withKey()
            .needs("vanityurl", "string", "The name in the address of a page")
            .takes("url_type", "int32", "Whose page: 1 a person's, 2 a group's, 3 a game's group")
            .answers(UserMethods::resolve));
  }

  /** The accounts that exist among those asked for, in no order that could be relied on. */
  private List<Integer> accounts(ApiCall call) {
    List<String> ids = List.of(call.text("steamids").split(",", -1));
    if (ids.size() > MOST_IDS) {
      throw new ApiRefusal(400, "Parameter 'steamids' has more than " + MOST_IDS + " ids");
    }
    List<Integer> accounts = new ArrayList<>();
    for (String id : new LinkedHashSet<>(ids)) {
      int account = Personas.account(id.strip());
      if (account != 0) {
        accounts.add(account);
      }
    }
    accounts.sort(Comparator.comparingInt(a -> personas.dice(a).below(1_000_000, "order")));
    return accounts;
  }

  private ApiAnswer summaries(ApiCall call) {
    return ApiAnswer.response("players", accounts(call).stream().map(personas::summary).toList());
  }

  private ApiAnswer bans(ApiCall call) {
    return ApiAnswer.of(
        Json.object("players", accounts(call).stream().map(personas::bans).toList()));
  }

  private ApiAnswer friends(ApiCall call) {
    int account = Personas.account(call.text("steamid"));
    if (!Personas.isOpen(account)) {
      throw ApiRefusal.denied(401);
    }
    return ApiAnswer.of(
        Json.object("friendslist", Json.object("friends", personas.friends(account))));
  }

  private static ApiAnswer resolve(ApiCall call) {
    String name = call.text("vanityurl");
    int number = name.matches("fleet_[1-9]\\d{0,3}") ? Integer.parseInt(name.substring(6)) : 0;
    if (number == 0 || number > Personas.ACCOUNTS) {
      return ApiAnswer.response("success", NO_MATCH, "message", "No match");
    }
    boolean person = call.number("url_type", 1) == 1;
    return ApiAnswer.response(
        "steamid", person ? Personas.steamId(number) : Personas.group(number), "success", 1);
  }
}
