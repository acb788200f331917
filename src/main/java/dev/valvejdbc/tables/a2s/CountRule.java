package dev.valvejdbc.tables.a2s;

import dev.valvejdbc.protocol.a2s.Rule;
import dev.valvejdbc.protocol.a2s.RuleList;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a game says its true counts. Those of INFO are bytes, and some games fill them with
 * something else.
 *
 * @param text the name by which the column counts_rule tells it
 * @param inSettings whether RULES tells them; else the keywords do, as a key with a number right
 *     behind it, between commas
 * @param appIds of the games
 * @param players where those who play are, to be summed
 * @param slots likewise
 * @param queued likewise, of those who wait to get in
 */
public record CountRule(
    String text,
    boolean inSettings,
    Set<Long> appIds,
    List<String> players,
    List<String> slots,
    List<String> queued) {
  private static final int MOST_DIGITS = 6;

  private static final List<CountRule> RULES =
      List.of(
          ofKeywords("rust", Set.of(252_490L), List.of("cp"), List.of("mp"), List.of("qp")),
          ofKeywords("dayz", Set.of(221_100L, 1_024_020L), List.of(), List.of(), List.of("lqs")),
          ofSettings(
              "battalion",
              Set.of(489_940L),
              List.of("bat_player_count_s"),
              List.of("bat_max_players_i"),
              List.of()),
          ofSettings( // Squad, and Post Scriptum, which was made of it
              "squad",
              Set.of(393_380L, 736_220L),
              List.of("PlayerCount_i"),
              List.of("NUMPUBCONN", "NUMPRIVCONN"),
              List.of("PublicQueue_i", "ReservedQueue_i")),
          ofSettings(
              "sandstorm", Set.of(581_320L), List.of("PlrC_i"), List.of("PlrM_i"), List.of()),
          ofSettings("days_of_war", Set.of(454_350L), List.of("N_i"), List.of("P_i"), List.of()),
          ofSettings(
              "empyrion",
              Set.of(383_120L, 530_870L),
              List.of("Players"),
              List.of("MaxPlayers"),
              List.of()));

  public CountRule {
    appIds = Set.copyOf(appIds);
    players = List.copyOf(players);
    slots = List.copyOf(slots);
    queued = List.copyOf(queued);
  }

  private static CountRule ofKeywords(
      String text, Set<Long> games, List<String> players, List<String> slots, List<String> queued) {
    return new CountRule(text, false, games, players, slots, queued);
  }

  private static CountRule ofSettings(
      String text, Set<Long> games, List<String> players, List<String> slots, List<String> queued) {
    return new CountRule(text, true, games, players, slots, queued);
  }

  /** The rule of a server's game; null if there is none. */
  static @Nullable CountRule of(ServerInfo info) {
    return RULES.stream().filter(r -> r.isOf(info)).findFirst().orElse(null);
  }

  /** A server that tells no app id is known by its folder, where keywords say the rest. */
  private boolean isOf(ServerInfo info) {
    Long told = info.appId();
    boolean unknown = told == null || told == 0;
    return unknown
        ? !inSettings && info.folder().toLowerCase(Locale.ROOT).equals(text)
        : appIds.contains(told);
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
      Integer value = inSettings ? setting(settings, key) : keyword(info.extra().keywords(), key);
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
