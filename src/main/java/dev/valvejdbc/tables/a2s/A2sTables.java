package dev.valvejdbc.tables.a2s;

import static dev.valvejdbc.tables.ColumnType.BIGINT;
import static dev.valvejdbc.tables.ColumnType.DOUBLE;
import static dev.valvejdbc.tables.ColumnType.INTEGER;
import static dev.valvejdbc.tables.ColumnType.TIMESTAMP;
import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import dev.valvejdbc.client.a2s.Answer;
import dev.valvejdbc.client.a2s.Answer.Answered;
import dev.valvejdbc.client.a2s.Answer.Failed;
import dev.valvejdbc.client.a2s.Visit;
import dev.valvejdbc.lookup.KeyedTable;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.protocol.a2s.Player;
import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.protocol.a2s.Rule;
import dev.valvejdbc.protocol.a2s.RuleList;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.ServerKey;
import dev.valvejdbc.tables.a2s.A2sTable.Coverage;
import dev.valvejdbc.tables.statement.StatementSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Declares the tables that game servers answer by A2S; those of one object, read together, share
 * one visit to each server.
 */
public final class A2sTables {
  /** The names of the tables. */
  public static final List<String> NAMES =
      List.of(ServerInfoTable.NAME, "players", "rules", "server_status");

  /** Characters of the longest status, unreachable. */
  private static final int LONGEST_STATUS = 11;

  private final LookupSource source;

  /** The tables of a connection. */
  public A2sTables(A2sSettings settings, StatementSettings statements) {
    source = new Source(settings, statements);
  }

  /** Makes one of the {@link #NAMES}. */
  public A2sTable<?> table(String name) {
    return switch (name) {
      case ServerInfoTable.NAME -> ServerInfoTable.of(source);
      case "players" -> players(source);
      case "rules" -> rules(source);
      case "server_status" -> serverStatus(source);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private record Source(A2sSettings settings, StatementSettings statements)
      implements LookupSource {
    @Override
    public LookupScan open(LookupStatement statement, List<LookupLeg> legs) {
      return new A2sLookupScan(settings, statements, statement, legs);
    }

    @Override
    public String most(List<? extends KeyedTable> tables) {
      long questions = tables.stream().map(t -> ((A2sTable<?>) t).question()).distinct().count();
      return questions * settings.mostPackets() + " packets each, usually " + (questions + 1);
    }
  }

  private record PlayerRow(String addr, Player player) {}

  private static A2sTable<PlayerRow> players(LookupSource source) {
    return new A2sTable<>(
        "players",
        "Who plays on a game server, a row a player. Needs addr.",
        Question.PLAYERS,
        Coverage.MANY,
        Columns.of(
            Column.<PlayerRow>of("addr", VARCHAR, ServerKey.REMARKS, PlayerRow::addr)
                .atMost(ServerKey.LONGEST)
                .notNull(),
            Column.of(
                "index",
                INTEGER,
                "Number that the server gives; many give 0 to all, so it is no key.",
                r -> r.player.index()),
            Column.of(
                "name",
                VARCHAR,
                "Name of the player; empty while connecting.",
                r -> r.player.name()),
            Column.of(
                "score",
                INTEGER,
                "Points as the game counts them; may be below 0.",
                r -> r.player.score()),
            Column.of(
                "duration",
                DOUBLE,
                "Seconds on the server; some games tell -1 for bots, null if it is no number.",
                r -> seconds(r.player.duration())),
            Column.of("deaths", INTEGER, "Deaths (The Ship; else null).", r -> r.player.deaths()),
            Column.of("money", INTEGER, "Money (The Ship; else null).", r -> r.player.money())),
        (visit, row) -> {
          if (visit.players() instanceof Answered<PlayerList> answer) {
            answer.value().players().forEach(p -> row.accept(new PlayerRow(visit.address(), p)));
          }
        },
        source);
  }

  /** The shortest decimal that names the wire's 32-bit number; null if it is none. */
  private static @Nullable Double seconds(float wire) {
    return !Float.isFinite(wire) ? null : Double.valueOf(Float.toString(wire));
  }

  private record RuleRow(String addr, Rule rule) {}

  private static A2sTable<RuleRow> rules(LookupSource source) {
    return new A2sTable<>(
        "rules",
        "The public settings of a game server, a row a setting. Needs addr.",
        Question.RULES,
        Coverage.MANY,
        Columns.of(
            Column.<RuleRow>of("addr", VARCHAR, ServerKey.REMARKS, RuleRow::addr)
                .atMost(ServerKey.LONGEST)
                .notNull(),
            Column.of(
                "name", VARCHAR, "Name of the setting, such as sv_gravity.", r -> r.rule.name()),
            Column.of(
                "value", VARCHAR, "Its value as text; cast it to calculate.", r -> r.rule.value())),
        (visit, row) -> {
          if (visit.rules() instanceof Answered<RuleList> answer) {
            answer.value().rules().forEach(r -> row.accept(new RuleRow(visit.address(), r)));
          }
        },
        source);
  }

  private record StatusRow(Visit visit, Answer<?> answer) {
    String addr() {
      return visit.address();
    }

    String status() {
      return answer instanceof Failed<?> failed
          ? failed.failure().name().toLowerCase(Locale.ROOT)
          : "ok";
    }
  }

  private static A2sTable<StatusRow> serverStatus(LookupSource source) {
    return new A2sTable<>(
        "server_status",
        "Whether a game server answers: always one row for each address asked. Needs addr.",
        Question.INFO,
        Coverage.ALWAYS_ONE,
        Columns.of(
            Column.<StatusRow>of("addr", VARCHAR, ServerKey.REMARKS, StatusRow::addr)
                .atMost(ServerKey.LONGEST)
                .notNull(),
            Column.<StatusRow>of(
                    "status",
                    VARCHAR,
                    "ok; timeout: no answer in time; unreachable: no such host or no way to it;"
                        + " malformed: the answer is none; refused: the server will not answer, or"
                        + " may not be asked.",
                    StatusRow::status)
                .atMost(LONGEST_STATUS)
                .notNull(),
            Column.of(
                "error",
                VARCHAR,
                "What went wrong; null if nothing did.",
                r -> r.answer instanceof Failed<?> failed ? failed.reason() : null),
            Column.of(
                "ping_ms",
                DOUBLE,
                A2sTable.PING_REMARKS,
                r -> r.answer instanceof Answered ? A2sTable.pingMillis(r.visit) : null),
            Column.<StatusRow>of(
                    "attempts",
                    INTEGER,
                    "How often it was asked; 0 if it could not be.",
                    r -> r.answer.attempts())
                .notNull(),
            Column.<StatusRow>of(
                    "queried_at",
                    TIMESTAMP,
                    "When it answered, or the waiting ended; UTC.",
                    r -> r.answer.at().toEpochMilli())
                .notNull(),
            Column.of(
                "cache_age_ms",
                BIGINT,
                "Age of the answer in milliseconds; more than a few if it was kept from before"
                    + " (cacheTtl). Of a silence, how long ago the waiting ended; null if the"
                    + " server could not be asked.",
                r -> ageMillis(r.answer))),
        A2sTables::status,
        source);
  }

  private static @Nullable Long ageMillis(Answer<?> answer) {
    if (answer instanceof Answered<?> answered) {
      return answered.ageMillis(System.nanoTime());
    }
    return answer.attempts() == 0
        ? null
        : Long.valueOf(Math.max(0, Duration.between(answer.at(), Instant.now()).toMillis()));
  }

  private static void status(Visit visit, Consumer<StatusRow> row) {
    Answer<?> answer = visit.info();
    if (answer != null) {
      row.accept(new StatusRow(visit, answer));
    }
  }
}
