package dev.valvejdbc.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The made-up people of the simulated service, by account from 1 to {@link #ACCOUNTS}. */
final class Personas {
  static final int ACCOUNTS = 5_000;

  private static final long PEOPLE = 76_561_197_960_265_728L;
  private static final long GROUPS = 103_582_791_429_521_408L;
  private static final int PRIVATE = 7;
  private static final int PUBLIC_VISIBILITY = 3;
  private static final long DAY = 86_400;
  private static final List<Integer> DISTANCES = List.of(1, 2, 5, 17, 100, 730, 1_999);
  private static final List<String> FIRST =
      List.of("Brave", "Søft", "mad", "Loud", "夜の", "x_X", "Lazy", "<b>Bold</b>", "O'");
  private static final List<String> SECOND =
      List.of("Badger", "Teapot", "Ranger", "ñandú", "Comet", "Gopher 🎮", "Kettle", "\"Q\"");
  private static final List<String> COUNTRIES = List.of("DE", "FR", "PL", "BR", "JP", "AU");

  private final long seed;
  private final List<ListEntry> entries;

  Personas(long seed, List<ListEntry> entries) {
    this.seed = seed;
    this.entries = entries;
  }

  Dice dice(int account) {
    return new Dice(seed, account);
  }

  /** The account of a decimal id, or 0 if nobody has it. */
  static int account(String steamId) {
    if (!steamId.matches("\\d{17}")) {
      return 0;
    }
    long account = Long.parseLong(steamId) - PEOPLE;
    return account >= 1 && account <= ACCOUNTS ? (int) account : 0;
  }

  static String steamId(int account) {
    return String.valueOf(PEOPLE + account);
  }

  static String group(int number) {
    return String.valueOf(GROUPS + number);
  }

  /** Whether an account shows anything; those that do not exist do not. */
  static boolean isOpen(int account) {
    return account != 0 && account % PRIVATE != 0;
  }

  Map<String, Object> summary(int account) {
    Dice dice = dice(account);
    String picture = String.format(Locale.ROOT, "%040x", dice.below(Integer.MAX_VALUE, "picture"));
    String pictures = "https://avatars.example/" + picture;
    Map<String, Object> person =
        Json.object(
            "steamid",
            steamId(account),
            "communityvisibilitystate",
            isOpen(account) ? PUBLIC_VISIBILITY : 1,
            "profilestate",
            1,
            "personaname",
            dice.pick(FIRST, "first") + dice.pick(SECOND, "second") + " " + account,
            "profileurl",
            "https://community.example/id/fleet_" + account + "/",
            "avatar",
            pictures + ".jpg",
            "avatarmedium",
            pictures + "_medium.jpg",
            "avatarfull",
            pictures + "_full.jpg",
            "avatarhash",
            picture,
            "personastate",
            isOpen(account) ? dice.below(7, "state") : 0,
            "personastateflags",
            0);
    if (dice.percent(80, "seen")) {
      person.put("lastlogoff", Apps.NOW - dice.below(10_000_000, "last logoff"));
    }
    if (isOpen(account)) {
      shown(person, dice);
    }
    return person;
  }

  private void shown(Map<String, Object> person, Dice dice) {
    person.put("commentpermission", 1);
    person.put("primaryclanid", group(1 + dice.below(50, "clan")));
    person.put("timecreated", Apps.NOW - DAY * (400 + dice.below(6_000, "created")));
    if (dice.percent(40, "real name")) {
      person.put("realname", dice.pick(SECOND, "surname"));
    }
    if (dice.percent(50, "country")) {
      person.put("loccountrycode", dice.pick(COUNTRIES, "of"));
      person.put("locstatecode", "0" + (1 + dice.below(9, "state code")));
      person.put("loccityid", 1 + dice.below(50_000, "city"));
    }
    if (!entries.isEmpty() && dice.percent(20, "plays")) {
      ListEntry server = dice.pick(entries, "where");
      Long id = server.info().extra().steamId();
      person.put("gameextrainfo", server.info().game());
      person.put("gameid", String.valueOf(server.appId()));
      person.put("gameserverip", server.addr());
      if (id != null) {
        person.put("gameserversteamid", Long.toUnsignedString(id));
      }
    }
  }

  Map<String, Object> bans(int account) {
    Dice dice = dice(account);
    int vac = dice.percent(8, "vac") ? 1 + dice.below(2, "vacs") : 0;
    int games = dice.percent(4, "game ban") ? 1 : 0;
    return Json.object(
        "SteamId",
        steamId(account),
        "CommunityBanned",
        dice.percent(2, "community"),
        "VACBanned",
        vac > 0,
        "NumberOfVACBans",
        vac,
        "DaysSinceLastBan",
        vac + games > 0 ? 1 + dice.below(3_000, "days") : 0,
        "NumberOfGameBans",
        games,
        "EconomyBan",
        dice.percent(3, "economy") ? "probation" : "none");
  }

  /** The friends of an account; who is a friend of somebody has them as a friend. */
  List<Object> friends(int account) {
    List<Object> friends = new ArrayList<>();
    for (int distance : DISTANCES) {
      for (int other : new int[] {account - distance, account + distance}) {
        Dice pair = new Dice(seed, Math.min(account, other));
        if (other >= 1 && other <= ACCOUNTS && pair.percent(60, "knows " + distance)) {
          boolean old = pair.percent(10, "old " + distance);
          friends.add(
              Json.object(
                  "steamid",
                  steamId(other),
                  "relationship",
                  "friend",
                  "friend_since",
                  old ? 0 : Apps.NOW - pair.below(300_000_000, "since " + distance)));
        }
      }
    }
    return friends;
  }
}
