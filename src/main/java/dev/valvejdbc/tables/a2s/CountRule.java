package dev.valvejdbc.tables.a2s;

import dev.valvejdbc.protocol.a2s.Rule;
import dev.valvejdbc.protocol.a2s.RuleList;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a game says its true counts. Those of INFO are bytes, and some games fill them with
 * something else.
 */
enum CountRule {
  RUST(Place.KEYWORDS, Set.of(252_490L), List.of("cp"), List.of("mp"), List.of("qp")),
  DAYZ(Place.KEYWORDS, Set.of(221_100L, 1_024_020L), List.of(), List.of(), List.of("lqs")),
  BATTALION(
      Place.SETTINGS,
      Set.of(489_940L),
      List.of("bat_player_count_s"),
      List.of("bat_max_players_i"),
      List.of()),
  /** Squad, and Post Scriptum, which was made of it. */
  SQUAD(
      Place.SETTINGS,
      Set.of(393_380L, 736_220L),
      List.of("PlayerCount_i"),
      List.of("NUMPUBCONN", "NUMPRIVCONN"),
      List.of("PublicQueue_i", "ReservedQueue_i")),
  SANDSTORM(Place.SETTINGS, Set.of(581_320L), List.of("PlrC_i"), List.of("PlrM_i"), List.of()),
  DAYS_OF_WAR(Place.SETTINGS, Set.of(454_350L), List.of("N_i"), List.of("P_i"), List.of()),
  EMPYRION(
      Place.SETTINGS,
      Set.of(383_120L, 530_870L),
      List.of("Players"),
      List.of("MaxPlayers"),
      List.of());

  /** What of a server says them. */
  private enum Place {
    /** A key with a number right behind it, between commas. */
    KEYWORDS,
    /** Settings, as RULES tells them. */
    SETTINGS
  }

  private static final int MOST_DIGITS = 6;

  private final Place place;
  private final Set<Long> appIds;
  private final List<String> players;
  private final List<String> slots;
  private final List<String> queued;

  CountRule(
      Place place,
      Set<Long> appIds,
      List<String> players,
      List<String> slots,
      List<String> queued) {
    this.place = place;
    this.appIds = appIds;
    this.players = players;
    this.slots = slots;
    this.queued = queued;
  }

  /** The rule of a server's game; null if there is none. */
  static @Nullable CountRule of(ServerInfo info) {
    return Arrays.stream(values()).filter(r -> r.isOf(info)).findFirst().orElse(null);
  }

  private boolean isOf(ServerInfo info) {
    Long told = info.appId();
    return told == null || told == 0
        ? place == Place.KEYWORDS && info.folder().toLowerCase(Locale.ROOT).equals(text())
        : appIds.contains(told);
  }

  /** The name by which the column counts_rule tells it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean readsSettings() {
    return place == Place.SETTINGS;
  }

  @Nullable Integer players(ServerInfo info, @Nullable RuleList settings) {
    return sum(players, info, settings);
  }

  @Nullable Integer slots(ServerInfo info, @Nullable RuleList settings) {
    return sum(slots, info, settings);
  }

  @Nullable Integer queued(ServerInfo info, @Nullable RuleList settings) {
    return sum(queued, info, settings);
  }

  /** The sum of those that are there; null if none is. */
  private @Nullable Integer sum(List<String> keys, ServerInfo info, @Nullable RuleList settings) {
    Integer sum = null;
    for (String key : keys) {
      Integer value =
          place == Place.KEYWORDS ? keyword(info.extra().keywords(), key) : setting(settings, key);
      if (value != null) {
        sum = (sum == null ? 0 : sum) + value;
      }
    }
    return sum;
  }

  private static @Nullable Integer keyword(@Nullable String keywords, String key) {
    if (keywords == null) {
      return null;
    }
    for (String word : keywords.split(",", -1)) {
      Integer number = word.startsWith(key) ? number(word.substring(key.length())) : null;
      if (number != null) {
        return number;
      }
    }
    return null;
  }

  private static @Nullable Integer setting(@Nullable RuleList settings, String key) {
    if (settings == null) {
      return null;
    }
    for (Rule rule : settings.rules()) {
      if (rule.name().equals(key)) {
        return number(rule.value().strip());
      }
    }
    return null;
  }

  private static @Nullable Integer number(String digits) {
    return !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.valueOf(digits)
        : null;
  }
}
