package dev.valvejdbc.tables.a2s;

import static dev.valvejdbc.tables.ColumnType.INTEGER;
import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import dev.valvejdbc.client.a2s.Answer.Answered;
import dev.valvejdbc.client.a2s.Visit;
import dev.valvejdbc.protocol.a2s.RuleList;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.tables.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a server, repaired where its game says the true ones elsewhere.
 *
 * @param players by the rule; null where it does not say
 * @param slots by the rule; null where it does not say
 * @param queued who wait to get in; null where nobody says
 * @param rule which repaired them; null for none
 */
public record TrueCounts(
    @Nullable Integer players,
    @Nullable Integer slots,
    @Nullable Integer queued,
    @Nullable CountRule rule) {

  private static final TrueCounts NONE = new TrueCounts(null, null, null, null);

  /**
   * Where counts are read.
   *
   * @param settings null where the server was not asked for them, or did not tell
   */
  record Source(ServerInfo info, @Nullable RuleList settings) {
    static Source of(ServerInfo info, Visit visit) {
      return new Source(
          info, visit.rules() instanceof Answered<RuleList> answer ? answer.value() : null);
    }
  }

  /** The columns that tell them. */
  static final List<Column<Source>> COLUMNS =
      List.of(
          Column.<Source>of(
                  "players_reported",
                  INTEGER,
                  "Players, repaired where the game puts the true number into its keywords or"
                      + " settings, else player_count.",
                  s -> either(of(s).players, s.info.players()))
              .notNull(),
          Column.<Source>of(
                  "slots_reported",
                  INTEGER,
                  "Slots, repaired likewise, else max_players.",
                  s -> either(of(s).slots, s.info.maxPlayers()))
              .notNull(),
          Column.of(
              "queued",
              INTEGER,
              "Players who wait in line; null where the game does not tell.",
              s -> of(s).queued),
          Column.of(
              "counts_rule",
              VARCHAR,
              "By which rule these three were read: rust (cp, mp and qp of the keywords), dayz"
                  + " (lqs); by settings, which such servers are asked for where one of the four is"
                  + " selected, battalion, squad, sandstorm, days_of_war, empyrion; null for none.",
              s -> ruleName(of(s))));

  /** How many play by what INFO says, keywords included. */
  public static int players(ServerInfo info) {
    Integer repaired = of(new Source(info, null)).players;
    return repaired == null ? info.players() : repaired;
  }

  private static Object either(@Nullable Integer repaired, int raw) {
    return repaired == null ? Integer.valueOf(raw) : repaired;
  }

  private static @Nullable String ruleName(TrueCounts counts) {
    return counts.rule == null ? null : counts.rule.text();
  }

  private static TrueCounts of(Source source) {
    CountRule rule = CountRule.of(source.info);
    if (rule == null) {
      return NONE;
    }
    TrueCounts counts =
        new TrueCounts(
            rule.players(source.info, source.settings),
            rule.slots(source.info, source.settings),
            rule.queued(source.info, source.settings),
            rule);
    boolean any = counts.players != null || counts.slots != null || counts.queued != null;
    return any ? counts : NONE;
  }

  /** Whether a column is one of them. */
  static boolean tells(String column) {
    return COLUMNS.stream().anyMatch(c -> c.name().equals(column));
  }
}
