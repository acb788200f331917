package dev.valvejdbc.sql;

import static org.apache.calcite.sql.type.SqlTypeName.BIGINT;
import static org.apache.calcite.sql.type.SqlTypeName.BOOLEAN;
import static org.apache.calcite.sql.type.SqlTypeName.DECIMAL;
import static org.apache.calcite.sql.type.SqlTypeName.DOUBLE;
import static org.apache.calcite.sql.type.SqlTypeName.INTEGER;
import static org.apache.calcite.sql.type.SqlTypeName.TIMESTAMP;
import static org.apache.calcite.sql.type.SqlTypeName.VARCHAR;

import dev.valvejdbc.client.Answer.Answered;
import dev.valvejdbc.client.Visit;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.protocol.a2s.Mod;
import dev.valvejdbc.protocol.a2s.Platform;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.protocol.a2s.ServerType;
import dev.valvejdbc.protocol.a2s.Ship;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.function.Function;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Declares the table server_info. */
final class ServerInfoTable {
  static final String NAME = "server_info";

  private ServerInfoTable() {}

  private record Row(Visit visit, Answered<ServerInfo> answer, ServerInfo info) {
    @Nullable Object peer(Function<InetSocketAddress, Object> part) {
      InetSocketAddress peer = visit.peer();
      return peer == null ? null : part.apply(peer);
    }

    @Nullable Object ship(Function<Ship, Object> part) {
      return info.ship() == null ? null : part.apply(info.ship());
    }

    @Nullable Object mod(Function<Mod, Object> part) {
      return info.mod() == null ? null : part.apply(info.mod());
    }
  }

  static A2sTable<?> of(LookupSource source) {
    return new A2sTable<>(
        NAME,
        "What a game server says of itself: name, map, game, player counts. Needs addr.",
        Question.INFO,
        false,
        columns(),
        (visit, row) -> {
          if (visit.info() instanceof Answered<ServerInfo> answer) {
            row.accept(new Row(visit, answer, answer.value()));
          }
        },
        source);
  }

  private static Column<Row> info(
      String name, SqlTypeName type, String remarks, Column.Reader<ServerInfo> reader) {
    return Column.of(name, type, remarks, r -> reader.read(r.info));
  }

  private static Columns<Row> columns() {
    return Columns.of(
        Column.<Row>of("addr", VARCHAR, A2sTables.ADDR, r -> r.visit.address()).notNull(),
        Column.of(
            "ip",
            VARCHAR,
            "IP address that was asked.",
            r -> r.peer(p -> p.getAddress().getHostAddress())),
        Column.of(
            "query_port", INTEGER, "Port that was asked.", r -> r.peer(InetSocketAddress::getPort)),
        Column.of(
            "ping_ms",
            DOUBLE,
            "Milliseconds to the first datagram that came back.",
            r -> r.answer.pingNanos() / 1e6),
        info(
            "engine",
            VARCHAR,
            "Layout of the answer: source or goldsrc.",
            i -> i.layout().name().toLowerCase(Locale.ROOT)),
        info("protocol", INTEGER, "Protocol version.", ServerInfo::protocol),
        info("server_name", VARCHAR, "Name of the server.", ServerInfo::name),
        info("map", VARCHAR, "Map being played.", ServerInfo::map),
        info("folder", VARCHAR, "Game directory, such as tf.", ServerInfo::folder),
        info("game", VARCHAR, "Free text about the game.", ServerInfo::game),
        info("app_id", BIGINT, "Steam application id.", ServerInfo::appId),
        info("player_count", INTEGER, "Players, bots included by most games.", ServerInfo::players),
        info(
            "max_players",
            INTEGER,
            "Slots; some games count beyond 255 and wrap.",
            ServerInfo::maxPlayers),
        info("bot_count", INTEGER, "Bots.", ServerInfo::bots),
        info("server_type", VARCHAR, "dedicated, listen or proxy.", ServerInfoTable::type),
        info("platform", VARCHAR, "linux, windows or macos.", ServerInfoTable::platform),
        info(
            "password_protected",
            BOOLEAN,
            "Whether it asks for a password.",
            ServerInfo::passwordProtected),
        info("vac_enabled", BOOLEAN, "Whether Valve Anti-Cheat is on.", ServerInfo::vacEnabled),
        info("version", VARCHAR, "Version of the game.", ServerInfo::version),
        info(
            "edf",
            INTEGER,
            "Extra data flag: which of the following fields came.",
            ServerInfo::edf),
        info("port", INTEGER, "Game port, where players connect.", ServerInfo::port),
        info("steam_id", BIGINT, "Steam id of the server.", ServerInfo::steamId),
        info("stv_port", INTEGER, "SourceTV port.", ServerInfo::stvPort),
        info("stv_name", VARCHAR, "SourceTV name.", ServerInfo::stvName),
        info("keywords", VARCHAR, "Tags, usually separated by commas.", ServerInfo::keywords),
        info("game_id", DECIMAL, "Game id: application, type and mod.", i -> unsigned(i.gameId())),
        Column.of("ship_mode", INTEGER, "Game mode (The Ship).", r -> r.ship(Ship::mode)),
        Column.of(
            "ship_witnesses",
            INTEGER,
            "Witnesses for an arrest (The Ship).",
            r -> r.ship(Ship::witnesses)),
        Column.of(
            "ship_duration",
            INTEGER,
            "Seconds of witnessing (The Ship).",
            r -> r.ship(Ship::duration)),
        Column.of(
            "mod_website", VARCHAR, "Website of the mod (GoldSrc).", r -> r.mod(Mod::website)),
        Column.of(
            "mod_download", VARCHAR, "Download of the mod (GoldSrc).", r -> r.mod(Mod::download)),
        Column.of("mod_version", BIGINT, "Version of the mod (GoldSrc).", r -> r.mod(Mod::version)),
        Column.of("mod_size", BIGINT, "Size of the mod in bytes (GoldSrc).", r -> r.mod(Mod::size)),
        Column.of(
            "mod_multiplayer_only",
            BOOLEAN,
            "Whether the mod is multiplayer only.",
            r -> r.mod(Mod::multiplayerOnly)),
        Column.of(
            "mod_own_dll",
            BOOLEAN,
            "Whether the mod has its own library.",
            r -> r.mod(Mod::ownDll)),
        Column.<Row>of(
                "queried_at",
                TIMESTAMP,
                "When the answer came; UTC.",
                r -> r.answer.at().toEpochMilli())
            .notNull(),
        Column.<Row>of("attempts", INTEGER, "How often it was asked.", r -> r.answer.attempts())
            .notNull(),
        Column.<Row>of(
                "cache_age_ms",
                BIGINT,
                "Age of the answer in milliseconds.",
                r -> r.answer.ageMillis(System.nanoTime()))
            .notNull());
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
