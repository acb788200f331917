package dev.valvejdbc.tables.a2s;

import static dev.valvejdbc.tables.ColumnType.BIGINT;
import static dev.valvejdbc.tables.ColumnType.BOOLEAN;
import static dev.valvejdbc.tables.ColumnType.DOUBLE;
import static dev.valvejdbc.tables.ColumnType.INTEGER;
import static dev.valvejdbc.tables.ColumnType.TIMESTAMP;
import static dev.valvejdbc.tables.ColumnType.UNSIGNED_BIGINT;
import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import dev.valvejdbc.client.a2s.Answer.Answered;
import dev.valvejdbc.client.a2s.Visit;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.protocol.a2s.Mod;
import dev.valvejdbc.protocol.a2s.Platform;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.protocol.a2s.ServerType;
import dev.valvejdbc.protocol.a2s.Ship;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.ServerKey;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Declares the table server_info. */
public final class ServerInfoTable {
  /** The name of the table. */
  public static final String NAME = "server_info";

  /** Characters of the words that this program writes, such as dedicated. */
  private static final int LONGEST_WORD = 9;

  private ServerInfoTable() {}

  private record Row(Visit visit, Answered<ServerInfo> answer, ServerInfo info) {
    TrueCounts.Source counts() {
      return TrueCounts.Source.of(info, visit);
    }

    @Nullable Object peer(Function<InetSocketAddress, Object> part) {
      InetSocketAddress peer = visit.peer();
      return peer == null ? null : part.apply(peer);
    }

    @Nullable Object ship(Function<Ship, Object> part) {
      return info.ship() == null ? null : part.apply(info.ship());
    }

    @Nullable Object mod(Function<Mod, Object> part) {
      Mod mod = info.mod();
      return mod == null ? null : part.apply(mod);
    }
  }

  static A2sTable<?> of(LookupSource source) {
    return new A2sTable<>(
        NAME,
        "What a game server says of itself: name, map, game, player counts; one row a server. Needs"
            + " addr.",
        Question.INFO,
        A2sTable.Coverage.ONE,
        columns(),
        (visit, row) -> {
          if (visit.info() instanceof Answered<ServerInfo> answer) {
            row.accept(new Row(visit, answer, answer.value()));
          }
        },
        source);
  }

  private static Column<Row> info(
      String name, ColumnType type, String remarks, Column.Reader<ServerInfo> reader) {
    return Column.of(name, type, remarks, r -> reader.read(r.info));
  }

  private static Columns<Row> columns() {
    return Columns.of(
            Column.<Row>of("addr", VARCHAR, ServerKey.REMARKS, r -> r.visit.address())
                .atMost(ServerKey.LONGEST)
                .notNull(),
            Column.<Row>of(
                    "ip",
                    VARCHAR,
                    "IP address that was asked.",
                    r -> r.peer(p -> p.getAddress().getHostAddress()))
                .atMost(ServerKey.LONGEST_IP),
            Column.of(
                "query_port",
                INTEGER,
                "Port that was asked.",
                r -> r.peer(InetSocketAddress::getPort)),
            Column.of("ping_ms", DOUBLE, A2sTable.PING_REMARKS, r -> A2sTable.pingMillis(r.visit)),
            info(
                    "engine",
                    VARCHAR,
                    "Form of the answer: source, or goldsrc, which some old servers use and which"
                        + " leaves many columns null.",
                    i -> i.layout().name().toLowerCase(Locale.ROOT))
                .atMost(LONGEST_WORD),
            info(
                "protocol",
                INTEGER,
                "Version of the network protocol of the game, such as 17.",
                ServerInfo::protocol),
            info("server_name", VARCHAR, "Name of the server.", ServerInfo::name),
            info("map", VARCHAR, "Map being played, such as ctf_2fort.", ServerInfo::map),
            info(
                "folder",
                VARCHAR,
                "Short name of the game, which is its directory: tf, cstrike and so on.",
                ServerInfo::folder),
            info(
                "game",
                VARCHAR,
                "Name of the game or of its mode; free text of the server.",
                ServerInfo::game),
            info(
                "app_id",
                BIGINT,
                "Steam application id of the game, such as 440; null if not told.",
                ServerInfo::appId),
            info(
                "player_count",
                INTEGER,
                "Players, 0 to 255; most games count bots, too.",
                ServerInfo::players),
            info(
                "max_players",
                INTEGER,
                "Slots, 0 to 255; servers with more of them tell a number that is too small.",
                ServerInfo::maxPlayers),
            info(
                "bot_count",
                INTEGER,
                "Bots among the players; null if not told.",
                ServerInfo::bots),
            info(
                    "server_type",
                    VARCHAR,
                    "dedicated, listen (inside a player's game) or proxy (for spectators); null if"
                        + " unknown.",
                    ServerInfoTable::type)
                .atMost(LONGEST_WORD),
            info(
                    "platform",
                    VARCHAR,
                    "linux, windows or macos; null if unknown.",
                    ServerInfoTable::platform)
                .atMost(LONGEST_WORD),
            info(
                "password_protected",
                BOOLEAN,
                "Whether players need a password.",
                ServerInfo::passwordProtected),
            info(
                "vac_enabled",
                BOOLEAN,
                "Whether Valve Anti-Cheat is on; null if not told.",
                ServerInfo::vacEnabled),
            info(
                "version",
                VARCHAR,
                "Version of the game as text; null if not told.",
                ServerInfo::version),
            info(
                "edf",
                INTEGER,
                "Sum of what else was told: 128 port, 16 steam_id, 64 stv_*, 32 keywords, 1"
                    + " game_id; null if nothing.",
                i -> i.extra().flag()),
            info(
                "port",
                INTEGER,
                "Port where players connect; null if not told.",
                i -> i.extra().port()),
            info(
                "steam_id",
                BIGINT,
                "Steam id of the server; null if not told.",
                i -> i.extra().steamId()),
            info(
                "stv_port",
                INTEGER,
                "Port for spectators (SourceTV); null without one.",
                i -> i.extra().stvPort()),
            info(
                "stv_name",
                VARCHAR,
                "Name of the server for spectators (SourceTV); null without one.",
                i -> i.extra().stvName()),
            info(
                "keywords",
                VARCHAR,
                "Tags of the server, usually separated by commas: see has_tags; null if not told.",
                i -> i.extra().keywords()),
            info(
                "game_id",
                UNSIGNED_BIGINT,
                "64-bit game id, made of app_id, a type and a mod; null if not told.",
                i -> unsigned(i.extra().gameId())),
            Column.of(
                "ship_mode", INTEGER, "Game mode (The Ship; else null).", r -> r.ship(Ship::mode)),
            Column.of(
                "ship_witnesses",
                INTEGER,
                "Witnesses for an arrest (The Ship; else null).",
                r -> r.ship(Ship::witnesses)),
            Column.of(
                "ship_duration",
                INTEGER,
                "Seconds of witnessing (The Ship; else null).",
                r -> r.ship(Ship::duration)),
            Column.of(
                "mod_website",
                VARCHAR,
                "Website of the mod (engine goldsrc with a mod; else null).",
                r -> r.mod(Mod::website)),
            Column.of(
                "mod_download",
                VARCHAR,
                "Where the mod is downloaded (goldsrc with a mod; else null).",
                r -> r.mod(Mod::download)),
            Column.of(
                "mod_version",
                BIGINT,
                "Version of the mod (goldsrc with a mod; else null).",
                r -> r.mod(Mod::version)),
            Column.of(
                "mod_size",
                BIGINT,
                "Size of the mod in bytes (goldsrc with a mod; else null).",
                r -> r.mod(Mod::size)),
            Column.of(
                "mod_multiplayer_only",
                BOOLEAN,
                "Whether the mod has no game for one player (goldsrc with a mod; else null).",
                r -> r.mod(Mod::multiplayerOnly)),
            Column.of(
                "mod_own_dll",
                BOOLEAN,
                "Whether the mod brings its own program library (goldsrc with a mod; else null).",
                r -> r.mod(Mod::ownDll)),
            Column.<Row>of(
                    "queried_at",
                    TIMESTAMP,
                    "When the answer came; UTC.",
                    r -> r.answer.at().toEpochMilli())
                .notNull(),
            Column.<Row>of(
                    "attempts",
                    INTEGER,
                    "How often it was asked until it answered, from 1.",
                    r -> r.answer.attempts())
                .notNull(),
            Column.<Row>of(
                    "cache_age_ms",
                    BIGINT,
                    "Age of the answer in milliseconds; more than a few if it was kept from before"
                        + " (cacheTtl).",
                    r -> r.answer.ageMillis(System.nanoTime()))
                .notNull())
        .and(TrueCounts.COLUMNS.stream().map(c -> c.of(Row::counts)).toList());
  }

  private static @Nullable String type(ServerInfo info) {
    ServerType type = info.type();
    return type == null ? null : type.sqlName();
  }

  private static @Nullable String platform(ServerInfo info) {
    Platform platform = info.platform();
    return platform == null ? null : platform.sqlName();
  }

  private static @Nullable BigDecimal unsigned(@Nullable Long wire) {
    return wire == null ? null : new BigDecimal(Long.toUnsignedString(wire));
  }
}
