package dev.valvejdbc.protocol.steamid;

import dev.valvejdbc.wire.QuotedText;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the forms of a Steam id. Blanks around it do not count, nor the case of {@code STEAM_}; the
 * letters of the bracketed form differ by case. Leading zeros are passed over.
 */
public final class SteamIdParser {
  /** What game servers print for players who have no id. */
  private static final Set<String> NOBODY =
      Set.of("BOT", "HLTV", "CONSOLE", "STEAM_ID_LAN", "VALVE_ID_LAN", "STEAM_ID_STOP");

  private static final int LONGEST = 300;
  private static final Pattern STEAM2 =
      Pattern.compile("STEAM_(\\d{1,3}):(\\d):(\\d{1,12})", Pattern.CASE_INSENSITIVE);
  private static final Pattern VALVE =
      Pattern.compile("VALVE_\\d+:\\d+:\\d+", Pattern.CASE_INSENSITIVE);
  private static final Pattern STEAM3 =
      Pattern.compile("\\[([A-Za-z]):(\\d{1,3}):(\\d{1,12})(?::(\\d{1,9}))?]");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");
  private static final Pattern FRIEND_CODE = Pattern.compile("[A-Za-z2-9]{5}-[A-Za-z2-9]{4}");
  private static final Pattern URL =
      Pattern.compile(
          "(?:https?://)?(?:www\\.)?(steamcommunity\\.com|my\\.steamchina\\.com|s\\.team)"
              + "/(profiles|id|gid|groups|games|user|p)/([^/?#\\s]+)(?:[/?#].*)?",
          Pattern.CASE_INSENSITIVE);
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64);
  private static final long MOST_ACCOUNT = 0xffff_ffffL;
  private static final long MOST_HALF = 0x7fff_ffffL;
  private static final int LAST_UNIVERSE = 5;
  private static final int MOST_INSTANCE = 0xf_ffff;

  private SteamIdParser() {}

  /**
   * Whether a text says that there is no id, as game servers do for bots, the console and players
   * of a local network.
   */
  public static boolean isNobody(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    return NOBODY.contains(upper) || VALVE.matcher(upper).matches();
  }

  /**
   * Reads any of the forms.
   *
   * @throws VanityName.UnresolvedException if the text names a page by a word
   * @throws IllegalArgumentException with a sentence, if the text is none
   */
  public static SteamId parse(String given) {
    String text = given.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw none(text);
    }
    if (text.equalsIgnoreCase(SteamId.PENDING)) {
      return new SteamId(0, AccountType.PENDING.number(), 0, 0);
    }
    if (text.equalsIgnoreCase(SteamId.UNKNOWN)) {
      return SteamId.of(0);
    }
    Matcher steam2 = STEAM2.matcher(text);
    if (steam2.matches()) {
      return steam2(text, steam2);
    }
    Matcher steam3 = STEAM3.matcher(text);
    if (steam3.matches()) {
      return steam3(text, steam3);
    }
    if (NUMBER.matcher(text).matches()) {
      return number(text);
    }
    if (FRIEND_CODE.matcher(text).matches()) {
      return SteamId.individual(FriendCode.account(text));
    }
    Matcher url = URL.matcher(text);
    if (url.matches()) {
      return url(text, url);
    }
    throw none(text);
  }

  private static SteamId steam2(String text, Matcher matcher) {
    int universe = Integer.parseInt(matcher.group(1));
    int low = Integer.parseInt(matcher.group(2));
    long half = Long.parseLong(matcher.group(3));
    if (universe > LAST_UNIVERSE || low > 1 || half > MOST_HALF) {
      throw none(text);
    }
    return new SteamId(
        universe == 0 ? SteamId.PUBLIC : universe,
        AccountType.INDIVIDUAL.number(),
        SteamId.DESKTOP,
        half * 2 + low);
  }

  private static SteamId steam3(String text, Matcher matcher) {
    int universe = Integer.parseInt(matcher.group(2));
    long account = Long.parseLong(matcher.group(3));
    int given = matcher.group(4) == null ? -1 : Integer.parseInt(matcher.group(4));
    if (universe > LAST_UNIVERSE || account > MOST_ACCOUNT || given > MOST_INSTANCE) {
      throw none(text);
    }
    int explicit = Math.max(0, given);
    return switch (matcher.group(1)) {
      case "U" ->
          id(AccountType.INDIVIDUAL, universe, given < 0 ? SteamId.DESKTOP : given, account);
      case "M" -> id(AccountType.MULTISEAT, universe, explicit, account);
      case "G" -> id(AccountType.GAME_SERVER, universe, explicit, account);
      case "A" -> id(AccountType.ANON_GAME_SERVER, universe, explicit, account);
      case "P" -> id(AccountType.PENDING, universe, explicit, account);
      case "C" -> id(AccountType.CONTENT_SERVER, universe, explicit, account);
      case "a" -> id(AccountType.ANON_USER, universe, explicit, account);
      case "g" -> id(AccountType.CLAN, universe, 0, account);
      case "T" -> id(AccountType.CHAT, universe, 0, account);
      case "L" -> id(AccountType.CHAT, universe, explicit | SteamId.LOBBY, account);
      case "c" -> id(AccountType.CHAT, universe, explicit | SteamId.CLAN_CHAT, account);
      case "I", "i" -> id(AccountType.INVALID, universe, explicit, account);
      default -> throw none(text);
    };
  }

  private static SteamId id(AccountType type, int universe, int instance, long account) {
    return new SteamId(universe, type.number(), instance, account);
  }

  private static SteamId number(String text) {
    BigInteger number = new BigInteger(text);
    if (number.signum() == 0 || number.compareTo(MOST) >= 0) {
      throw none(text);
    }
    return SteamId.of(number.longValue());
  }

  private static SteamId url(String text, Matcher matcher) {
    String kind = matcher.group(2).toLowerCase(Locale.ROOT);
    String name = matcher.group(3);
    boolean number = NUMBER.matcher(name).matches();
    boolean bracketed = STEAM3.matcher(name).matches();
    return switch (kind) {
      case "p", "user" -> SteamId.individual(InviteCode.account(name));
      case "profiles" ->
          number || bracketed
              ? ofPage(name, AccountType.INDIVIDUAL)
              : named(text, name, VanityName.Kind.PROFILE);
      case "gid", "groups" ->
          number || bracketed
              ? ofPage(name, AccountType.CLAN)
              : named(text, name, VanityName.Kind.GROUP);
      case "id" ->
          number && name.length() == 17 ? parse(name) : named(text, name, VanityName.Kind.PROFILE);
      default -> named(text, name, VanityName.Kind.GAME_GROUP);
    };
  }

  /** A page's number may be that of the account alone. */
  private static SteamId ofPage(String name, AccountType type) {
    if (NUMBER.matcher(name).matches() && new BigInteger(name).bitLength() <= 32) {
      int instance = type == AccountType.INDIVIDUAL ? SteamId.DESKTOP : 0;
      return id(type, SteamId.PUBLIC, instance, Long.parseLong(name));
    }
    return parse(name);
  }

  private static SteamId named(String text, String word, VanityName.Kind kind) {
    throw new VanityName.UnresolvedException(
        new VanityName(word, kind),
        "'" + QuotedText.of(text) + "' names a page by a word; only Steam can tell whose it is");
  }

  private static IllegalArgumentException none(String text) {
    return new IllegalArgumentException("'" + QuotedText.of(text) + "' is no Steam id");
  }
}
