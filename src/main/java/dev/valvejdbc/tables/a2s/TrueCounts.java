package dev.valvejdbc.tables.a2s;

import static dev.valvejdbc.tables.ColumnType.INTEGER;
import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.tables.Column;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Repairs the counts of games that put the true ones into their keywords, since those of the
 * protocol are bytes.
 *
 * @param players by the keywords; null where they do not say
 * @param slots by the keywords; null where they do not say
 * @param queued who wait to get in; null where nobody says
 * @param rule which repaired them; null for none
 */
record TrueCounts(
    @Nullable Integer players,
    @Nullable Integer slots,
    @Nullable Integer queued,
    @Nullable Rule rule) {

  /** Where a game says its counts: a key with a number right behind it, between commas. */
  private enum Rule {
    RUST("rust", 252_490, 252_490, "cp", "mp", "qp"),
    DAYZ("dayz", 221_100, 1_024_020, null, null, "lqs");

    private final String folder;
    private final long appId;
    private final long experimental;
    private final @Nullable String players;
    private final @Nullable String slots;
    private final String queued;

    Rule(
        String folder,
        long appId,
        long experimental,
        @Nullable String players,
        @Nullable String slots,
        String queued) {
      this.folder = folder;
      this.appId = appId;
      this.experimental = experimental;
      this.players = players;
      this.slots = slots;
      this.queued = queued;
    }

    private boolean isOf(ServerInfo info) {
      Long told = info.appId();
      return (told == null || told == 0)
          ? info.folder().toLowerCase(Locale.ROOT).equals(folder)
          : told == appId || told == experimental;
    }
  }

  private static final TrueCounts NONE = new TrueCounts(null, null, null, null);
  private static final int MOST_DIGITS = 6;

  /** The columns that tell them. */
  static final List<Column<ServerInfo>> COLUMNS =
      List.of(
          Column.<ServerInfo>of(
                  "players_reported",
                  INTEGER,
                  "Players, repaired where the game puts the true number into its keywords, else"
                      + " player_count.",
                  i -> either(of(i).players, i.players()))
              .notNull(),
          Column.<ServerInfo>of(
                  "slots_reported",
                  INTEGER,
                  "Slots, repaired likewise, else max_players.",
                  i -> either(of(i).slots, i.maxPlayers()))
              .notNull(),
          Column.of(
              "queued",
              INTEGER,
              "Players who wait in line; null where the game does not tell.",
              i -> of(i).queued),
          Column.of(
              "counts_rule",
              VARCHAR,
              "By which rule these three were read: rust (cp, mp and qp of the keywords) or dayz"
                  + " (lqs); null for none.",
              i -> ruleName(of(i))));

  private static Object either(@Nullable Integer repaired, int raw) {
    return repaired == null ? Integer.valueOf(raw) : repaired;
  }

  private static @Nullable String ruleName(TrueCounts counts) {
    return counts.rule == null ? null : counts.rule.folder;
  }

  /** Those of a server. */
  static TrueCounts of(ServerInfo info) {
    String keywords = info.extra().keywords();
    for (Rule rule : Rule.values()) {
      if (keywords != null && rule.isOf(info)) {
        TrueCounts counts =
            new TrueCounts(
                number(keywords, rule.players),
                number(keywords, rule.slots),
                number(keywords, rule.queued),
                rule);
        boolean any = counts.players != null || counts.slots != null || counts.queued != null;
        return any ? counts : NONE;
      }
    }
    return NONE;
  }

  private static @Nullable Integer number(String keywords, @Nullable String key) {
    if (key == null) {
      return null;
    }
    for (String word : keywords.split(",", -1)) {
      String digits = word.startsWith(key) ? word.substring(key.length()) : "";
      if (!digits.isEmpty()
          && digits.length() <= MOST_DIGITS
          && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Integer.valueOf(digits);
      }
    }
    return null;
  }
}
