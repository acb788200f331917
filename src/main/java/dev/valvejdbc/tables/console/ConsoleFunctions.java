package dev.valvejdbc.tables.console;

import static dev.valvejdbc.tables.ColumnType.BIGINT;
import static dev.valvejdbc.tables.ColumnType.BOOLEAN;
import static dev.valvejdbc.tables.ColumnType.DOUBLE;
import static dev.valvejdbc.tables.ColumnType.INTEGER;
import static dev.valvejdbc.tables.ColumnType.VARCHAR;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.valvejdbc.client.console.ConsoleOutput;
import dev.valvejdbc.lookup.Asking;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.options.RconMode;
import dev.valvejdbc.protocol.rcon.Cvar;
import dev.valvejdbc.protocol.rcon.CvarlistParser;
import dev.valvejdbc.protocol.rcon.StatusParser;
import dev.valvejdbc.protocol.rcon.StatusPlayer;
import dev.valvejdbc.protocol.steamid.SteamId;
import dev.valvejdbc.protocol.steamid.SteamIdParser;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.KeyedCall;
import dev.valvejdbc.tables.statement.StatementSettings;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Declares the table functions over consoles: rcon and its kin. */
public final class ConsoleFunctions {
  private ConsoleFunctions() {}

  private record Line(int number, String text) {}

  /** An answer that has to be of some form. */
  private record Form<T>(String wanted, Predicate<String> isWanted, Function<String, List<T>> parse)
      implements ConsoleTable.Output<T> {
    @Override
    public List<T> rows(ConsoleOutput output) {
      return isWanted.test(output.text()) ? parse.apply(output.text()) : List.of();
    }

    @Override
    public boolean isWanted(String text) {
      return isWanted.test(text);
    }
  }

  /** A command for whose answer nobody waits. */
  private static final class Unawaited implements ConsoleTable.Output<Boolean> {
    @Override
    public List<Boolean> rows(ConsoleOutput output) {
      return List.of(true);
    }

    @Override
    public boolean waits() {
      return false;
    }
  }

  /** The functions of a connection. */
  public static List<KeyedCall<?>> of(ConsoleSettings settings, StatementSettings statements) {
    LookupSource source =
        (statement, legs) -> new ConsoleLookupScan(settings, statements, statement, legs);
    Asking asking = settings.mode() == RconMode.FULL ? Asking.ONCE_WHEN_READ : Asking.ONCE;
    return List.of(
        lines(source, asking).call(),
        raw(source, asking).call(),
        sent(source, asking).call(),
        status(source).call(),
        cvars(source).call());
  }

  private static ConsoleTable<Line> lines(LookupSource source, Asking asking) {
    return new ConsoleTable<>(
        "rcon",
        "What a server's console prints for a command, a row a line.",
        null,
        Columns.of(
            Column.<Line>of("line_number", INTEGER, "Number of the line, from 1.", Line::number)
                .notNull(),
            Column.<Line>of("line", VARCHAR, "A line that the console printed.", Line::text)
                .notNull()),
        output -> {
          List<Line> lines = new ArrayList<>();
          output.text().lines().forEach(l -> lines.add(new Line(lines.size() + 1, l)));
          return lines;
        },
        source,
        asking);
  }

  private static ConsoleTable<String> raw(LookupSource source, Asking asking) {
    return new ConsoleTable<>(
        "rcon_raw",
        "The bytes of what a server's console prints for a command, one row: for texts that are"
            + " neither UTF-8 nor Latin-1.",
        null,
        Columns.of(
            Column.<String>of("length", INTEGER, "How many bytes came.", String::length).notNull(),
            Column.<String>of(
                    "hex",
                    VARCHAR,
                    "The bytes as they came, each two hexadecimal digits.",
                    b -> HexFormat.of().formatHex(b.getBytes(ISO_8859_1)))
                .notNull()),
        output -> List.of(output.raw()),
        source,
        asking);
  }

  private static ConsoleTable<Boolean> sent(LookupSource source, Asking asking) {
    return new ConsoleTable<>(
        "rcon_send",
        "Sends a command to a server's console, and does not wait for what it prints: one row.",
        null,
        Columns.of(
            Column.<Boolean>of("sent", BOOLEAN, "True: it is on its way.", sent -> sent).notNull()),
        new Unawaited(),
        source,
        asking);
  }

  private static ConsoleTable<StatusPlayer> status(LookupSource source) {
    return new ConsoleTable<>(
        "rcon_status",
        "Who plays, as a server's console says: the table players with Steam ids.",
        "status",
        Columns.of(
            Column.of(
                "userid",
                INTEGER,
                "Number of the player on this server; null if not told.",
                StatusPlayer::userId),
            Column.<StatusPlayer>of("name", VARCHAR, "Name of the player.", StatusPlayer::name)
                .notNull(),
            Column.of(
                "steamid",
                BIGINT,
                "Steam id; null for bots, and for players without one.",
                ConsoleFunctions::steamId),
            Column.of(
                "connected",
                DOUBLE,
                "Seconds since the player came; null if not told.",
                ConsoleFunctions::connectedSeconds),
            Column.of(
                "ping_ms",
                INTEGER,
                "Round trip of the player in milliseconds; null for bots.",
                StatusPlayer::ping),
            Column.of(
                "loss", INTEGER, "Packets lost, per cent; null for bots.", StatusPlayer::loss),
            Column.of(
                "state",
                VARCHAR,
                "State of the connection, such as active or spawning.",
                StatusPlayer::state),
            Column.of("rate", INTEGER, "Bytes a second; null if not told.", StatusPlayer::rate),
            Column.of(
                "address",
                VARCHAR,
                "Address of the player, ip:port; null for bots.",
                StatusPlayer::address)),
        new Form<>("a status", StatusParser::isStatus, StatusParser::parse),
        source,
        Asking.ONCE);
  }

  private static @Nullable Double connectedSeconds(StatusPlayer player) {
    Integer seconds = player.connectedSeconds();
    return seconds == null ? null : Double.valueOf(seconds);
  }

  private static @Nullable Long steamId(StatusPlayer player) {
    String id = player.uniqueId();
    if (id == null || SteamIdParser.isNobody(id)) {
      return null;
    }
    try {
      SteamId parsed = SteamIdParser.parse(id);
      return parsed.isValid() ? Long.valueOf(parsed.number()) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static ConsoleTable<Cvar> cvars(LookupSource source) {
    return new ConsoleTable<>(
        "rcon_cvars",
        "The variables and commands of a server, as its console lists them, a row each.",
        "cvarlist",
        Columns.of(
            Column.<Cvar>of("name", VARCHAR, "Name of the variable or command.", Cvar::name)
                .notNull(),
            Column.of(
                "value",
                VARCHAR,
                "Value as text; null for commands, and for passwords, which are not shown.",
                ConsoleFunctions::value),
            Column.of(
                "flags",
                VARCHAR,
                "Flags, separated by commas, such as sv.",
                c -> String.join(",", c.flags())),
            Column.of(
                "description",
                VARCHAR,
                "What it does, in the words of the game.",
                Cvar::description)),
        new Form<>("a list of variables", CvarlistParser::isList, CvarlistParser::parse),
        source,
        Asking.ONCE);
  }

  private static @Nullable String value(Cvar cvar) {
    return SecretVariables.isSecret(cvar.name()) ? null : cvar.value();
  }
}
