package dev.valvejdbc.protocol.steamid;

import org.jspecify.annotations.Nullable;

/**
 * An identifier of Steam. Only its 64-bit number holds all of it; the texts leave something out.
 *
 * @param universe 0 to 255; 1 is the public one, 2 beta, 3 internal, 4 dev and 5 RC; others are
 *     none
 * @param type 0 to 15; see {@link #accountType}
 * @param instance 0 to 0xfffff
 * @param account 0 to 4,294,967,295
 */
public record SteamId(int universe, int type, int instance, long account) {
  static final String PENDING = "STEAM_ID_PENDING";
  static final String UNKNOWN = "UNKNOWN";
  static final int PUBLIC = 1;
  static final int DESKTOP = 1;
  static final int CLAN_CHAT = 0x80000;
  static final int LOBBY = 0x40000;

  private static final long LARGEST_ACCOUNT = 0xffff_ffffL;
  private static final int LARGEST_INSTANCE = 0xf_ffff;
  private static final int LARGEST_TYPE = 15;
  private static final int LARGEST_UNIVERSE = 255;
  private static final int LAST_UNIVERSE = 5;
  private static final int LAST_INDIVIDUAL_INSTANCE = 4;

  public SteamId {
    if (universe < 0
        || universe > LARGEST_UNIVERSE
        || type < 0
        || type > LARGEST_TYPE
        || instance < 0
        || instance > LARGEST_INSTANCE
        || account < 0
        || account > LARGEST_ACCOUNT) {
      throw new IllegalArgumentException("a part of the Steam id is too large for its bits");
    }
  }

  /** The identifier of a 64-bit number, which may be none that is valid. */
  public static SteamId of(long number) {
    return new SteamId(
        (int) (number >>> 56),
        (int) (number >>> 52) & LARGEST_TYPE,
        (int) (number >>> 32) & LARGEST_INSTANCE,
        number & LARGEST_ACCOUNT);
  }

  /** The identifier of a person by the number of the account. */
  public static SteamId individual(long account) {
    return new SteamId(PUBLIC, AccountType.INDIVIDUAL.number(), DESKTOP, account);
  }

  /**
   * The identifier with these parts.
   *
   * @param instance null for the usual one: 1 for people, 0 for others
   * @throws IllegalArgumentException with a clause, if a part is too large
   */
  public static SteamId of(
      long account, AccountType type, int universe, @Nullable Integer instance) {
    int usual = type == AccountType.INDIVIDUAL ? DESKTOP : 0;
    return new SteamId(universe, type.number(), instance == null ? usual : instance, account);
  }

  /** The 64-bit number, unsigned. */
  public long number() {
    return (long) universe << 56 | (long) type << 52 | (long) instance << 32 | account;
  }

  /** What it stands for; null for types that do not exist. */
  public @Nullable AccountType accountType() {
    return AccountType.of(type);
  }

  /** Whether Steam could have given it out. */
  public boolean isValid() {
    AccountType kind = accountType();
    if (kind == null || kind == AccountType.INVALID || universe < 1 || universe > LAST_UNIVERSE) {
      return false;
    }
    return switch (kind) {
      case INDIVIDUAL -> account != 0 && instance <= LAST_INDIVIDUAL_INSTANCE;
      case CLAN -> account != 0 && instance == 0;
      case GAME_SERVER -> account != 0;
      default -> true;
    };
  }

  /** Whether it has the codes that people exchange: a person of the public universe. */
  boolean hasCodes() {
    return universe == PUBLIC && accountType() == AccountType.INDIVIDUAL && account != 0;
  }

  /** {@code STEAM_1:0:11101}, and the words for unknown and pending ones; null for others. */
  public @Nullable String steam2() {
    return steam2(universe);
  }

  /** {@link #steam2} as old games write it, with universe 0 for the public one. */
  public @Nullable String steam2OfOldGames() {
    return steam2(universe == PUBLIC ? 0 : universe);
  }

  private @Nullable String steam2(int shownUniverse) {
    AccountType kind = accountType();
    if (kind == AccountType.INDIVIDUAL) {
      return "STEAM_" + shownUniverse + ":" + (account & 1) + ":" + (account >>> 1);
    }
    if (kind == AccountType.PENDING) {
      return PENDING;
    }
    return kind == AccountType.INVALID ? UNKNOWN : null;
  }

  /** {@code [U:1:22202]}; null for types without a letter. */
  public @Nullable String steam3() {
    AccountType kind = accountType();
    String letter = kind == null ? null : kind.letter();
    if (kind == null || letter == null) {
      return null;
    }
    if (kind == AccountType.CHAT) {
      letter = (instance & CLAN_CHAT) != 0 ? "c" : (instance & LOBBY) != 0 ? "L" : "T";
    }
    boolean withInstance =
        kind == AccountType.ANON_GAME_SERVER
            || kind == AccountType.MULTISEAT
            || (kind == AccountType.INDIVIDUAL && instance != DESKTOP);
    return "["
        + letter
        + ":"
        + universe
        + ":"
        + account
        + (withInstance ? ":" + instance : "")
        + "]";
  }

  /** Its page at Steam's community; null for what has none. */
  public @Nullable String url() {
    AccountType kind = accountType();
    String number = Long.toUnsignedString(number());
    if (kind == AccountType.INDIVIDUAL) {
      return "https://steamcommunity.com/profiles/" + number;
    }
    return kind == AccountType.CLAN ? "https://steamcommunity.com/gid/" + number : null;
  }

  /** The code of {@code s.team/p/…}; null for what has none. */
  public @Nullable String inviteCode() {
    return hasCodes() ? InviteCode.of(account) : null;
  }

  /** The friend code of Counter-Strike; null for what has none. */
  public @Nullable String friendCode() {
    return hasCodes() ? FriendCode.of(account) : null;
  }
}
