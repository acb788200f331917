package dev.valvejdbc.sql;

import static org.apache.calcite.sql.type.SqlTypeName.BIGINT;
import static org.apache.calcite.sql.type.SqlTypeName.DOUBLE;
import static org.apache.calcite.sql.type.SqlTypeName.INTEGER;
import static org.apache.calcite.sql.type.SqlTypeName.VARCHAR;

import com.google.common.collect.Multimap;
import dev.valvejdbc.lookup.KeyedFunction;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.protocol.rcon.Cvar;
import dev.valvejdbc.protocol.rcon.CvarlistParser;
import dev.valvejdbc.protocol.rcon.StatusParser;
import dev.valvejdbc.protocol.rcon.StatusPlayer;
import dev.valvejdbc.protocol.steamid.SteamId;
import dev.valvejdbc.protocol.steamid.SteamIdParser;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Function;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.impl.ReflectiveFunctionBase;
import org.jspecify.annotations.Nullable;

/**
 * The table functions over consoles: rcon, rcon_status, rcon_cvars.
 *
 * @param table what a call looks up, by its arguments
 */
record RconFunction<T>(RconTable<T> table) implements KeyedFunction, CommentedFunction {

  private record Line(int number, String text) {}

  /** Adds the functions to those of a schema. */
  static void register(Multimap<String, Function> functions, LookupSource source) {
    for (RconFunction<?> function : List.of(lines(source), status(source), cvars(source))) {
      functions.put(function.table.name(), function);
    }
  }

  private static RconFunction<Line> lines(LookupSource source) {
    return function(
        "rcon",
        null,
        Columns.of(
            Column.<Line>of("line_number", INTEGER, "Number of the line, from 1.", Line::number)
                .notNull(),
            Column.<Line>of("line", VARCHAR, "A line that the console printed.", Line::text)
                .notNull()),
        output -> {
          List<Line> lines = new ArrayList<>();
          output.lines().forEach(l -> lines.add(new Line(lines.size() + 1, l)));
          return lines;
        },
        source);
  }

  private static RconFunction<StatusPlayer> status(LookupSource source) {
    return function(
        "rcon_status",
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
                RconFunction::steamId),
            Column.of(
                "connected",
                DOUBLE,
                "Seconds since the player came; null if not told.",
                RconFunction::connectedSeconds),
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
        StatusParser::parse,
        source);
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

  private static RconFunction<Cvar> cvars(LookupSource source) {
    return function(
        "rcon_cvars",
        "cvarlist",
        Columns.of(
            Column.<Cvar>of("name", VARCHAR, "Name of the variable or command.", Cvar::name)
                .notNull(),
            Column.of(
                "value",
                VARCHAR,
                "Value as text; null for commands, and for passwords, which are not shown.",
                RconFunction::value),
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
        CvarlistParser::parse,
        source);
  }

  /** Consoles print passwords in the clear. */
  private static @Nullable String value(Cvar cvar) {
    String name = cvar.name().toLowerCase(Locale.ROOT);
    boolean secret = name.contains("password") || name.contains("steamaccount");
    return secret ? null : cvar.value();
  }

  private static <T> RconFunction<T> function(
      String name,
      @Nullable String command,
      Columns<T> columns,
      RconTable.Rows<T> rows,
      LookupSource source) {
    return new RconFunction<>(new RconTable<>(name, command, columns, rows, source));
  }

  @Override
  public RelDataType getRowType(
      RelDataTypeFactory types, List<? extends @Nullable Object> arguments) {
    return table.columns().rowType(types);
  }

  @Override
  public Type getElementType(List<? extends @Nullable Object> arguments) {
    return Object[].class;
  }

  @Override
  public String argumentRemarks(int argument) {
    return argument == 0
        ? "Address of the console, host:port; the address of the server as a rule."
        : "Command to send, once; the property rcon says which are permitted.";
  }

  @Override
  public String columnRemarks(int column) {
    return table.columns().remarks(column);
  }

  @Override
  public List<FunctionParameter> getParameters() {
    var parameters = ReflectiveFunctionBase.builder().add(String.class, "ADDR");
    return (table.keyColumns().size() == 1 ? parameters : parameters.add(String.class, "COMMAND"))
        .build();
  }
}
