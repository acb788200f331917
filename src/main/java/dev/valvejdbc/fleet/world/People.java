package dev.valvejdbc.fleet.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes up the people of the simulated Steam, by account number from 1 to {@link #ACCOUNTS}. */
public final class People {
  /** How many accounts exist; those divisible by 7 are private. */
  public static final int ACCOUNTS = 5_000;

  private static final long FIRST_PERSON = 76_561_197_960_265_728L;
  private static final long FIRST_GROUP = 103_582_791_429_521_408L;
  private static final int PRIVATE = 7;
  private static final long DAY = 86_400;
  private static final List<Integer> DISTANCES = List.of(1, 2, 5, 17, 100, 730, 1_999);
  private static final List<String> FIRST =
      List.of("Brave", "Søft", "mad", "Loud", "夜の", "x_X", "Lazy", "<b>Bold</b>", "O'");
  private static final List<String> SECOND =
      List.of("Badger", "Teapot", "Ranger", "ñandú", "Comet", "Gopher 🎮", "Kettle", "\"Q\"");
  private static final List<String> COUNTRIES = List.of("DE", "FR", "PL", "BR", "JP", "AU");

  private final long seed;

  /** Makes the people of a seed. */
  public People(long seed) {
    this.seed = seed;
  }

  /**
   * Describes a person as everybody sees them.
   *
   * @param picture the hash of it, 40 hexadecimal digits
   * @param state 0 for offline, up to 6
   * @param lastSeen seconds since 1970, null if it is not told
   * @param profile null for private accounts
   */
  public record Person(
      String name, String picture, int state, @Nullable Long lastSeen, @Nullable Profile profile) {}

  /**
   * Describes what an account that is not private shows besides.
   *
   * @param group the 64-bit id of the group that it shows
   * @param created seconds since 1970
   */
  public record Profile(
      String group, long created, @Nullable String realName, @Nullable Home home) {}

  /** Tells where a person lives. */
  public record Home(String country, String state, int city) {}

  /**
   * Tells what an account is banned from.
   *
   * @param vac how many bans by VAC
   * @param games how many bans by single games
   * @param days since the last of these; 0 without any
   */
  public record Bans(boolean community, int vac, int games, int days, boolean economy) {}

  /**
   * Describes a friendship.
   *
   * @param account of the friend
   * @param since seconds since 1970; 0 for those from before this was kept
   */
  public record Friend(int account, long since) {}

  /** Returns the draws for an account. */
  public Dice dice(int account) {
    return new Dice(seed, account);
  }

  /** Reads the account of a decimal 64-bit id; 0 if nobody has it. */
  public static int account(String steamId) {
    if (!steamId.matches("\\d{17}")) {
      return 0;
    }
    long account = Long.parseLong(steamId) - FIRST_PERSON;
    return account >= 1 && account <= ACCOUNTS ? (int) account : 0;
  }

  /** Writes the decimal 64-bit id of an account. */
  public static String steamId(int account) {
    return String.valueOf(FIRST_PERSON + account);
  }

  /** Writes the decimal 64-bit id of a group. */
  public static String group(int number) {
    return String.valueOf(FIRST_GROUP + number);
  }

  /** Whether an account shows anything; those that do not exist do not. */
  public static boolean isOpen(int account) {
    return account != 0 && account % PRIVATE != 0;
  }

  /** Makes the person of an account. */
  public Person person(int account) {
    Dice dice = dice(account);
    boolean seen = dice.percent(80, "seen");
    return new Person(
        dice.pick(FIRST, "first") + dice.pick(SECOND, "second") + " " + account,
        String.format(Locale.ROOT, "%040x", dice.below(Integer.MAX_VALUE, "picture")),
        isOpen(account) ? dice.below(7, "state") : 0,
        seen ? Long.valueOf(FleetWorld.NOW - dice.below(10_000_000, "last logoff")) : null,
        isOpen(account) ? profile(dice) : null);
  }

  private static Profile profile(Dice dice) {
    return new Profile(
        group(1 + dice.below(50, "clan")),
        FleetWorld.NOW - DAY * (400 + dice.below(6_000, "created")),
        dice.percent(40, "real name") ? dice.pick(SECOND, "surname") : null,
        dice.percent(50, "country")
            ? new Home(
                dice.pick(COUNTRIES, "of"),
                "0" + (1 + dice.below(9, "state code")),
                1 + dice.below(50_000, "city"))
            : null);
  }

  /** Makes the bans of an account. */
  public Bans bans(int account) {
    Dice dice = dice(account);
    int vac = dice.percent(8, "vac") ? 1 + dice.below(2, "vacs") : 0;
    int games = dice.percent(4, "game ban") ? 1 : 0;
    return new Bans(
        dice.percent(2, "community"),
        vac,
        games,
        vac + games > 0 ? 1 + dice.below(3_000, "days") : 0,
        dice.percent(3, "economy"));
  }

  /** Makes the friends of an account; who is a friend of somebody has them as a friend. */
  public List<Friend> friends(int account) {
    List<Friend> friends = new ArrayList<>();
    for (int distance : DISTANCES) {
      for (int other : new int[] {account - distance, account + distance}) {
        Dice pair = new Dice(seed, Math.min(account, other));
        if (other >= 1 && other <= ACCOUNTS && pair.percent(60, "knows " + distance)) {
          boolean old = pair.percent(10, "old " + distance);
          long since = FleetWorld.NOW - pair.below(300_000_000, "since " + distance);
          friends.add(new Friend(other, old ? 0 : since));
        }
      }
    }
    return friends;
  }
}
