package dev.valvejdbc.protocol.a2s;

import dev.valvejdbc.wire.WireReader;
import dev.valvejdbc.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** INFO in the layout of Source, and of GoldSrc since protocol 48. */
final class InfoCodec {
  private static final int PORT = 0x80;
  private static final int STEAM_ID = 0x10;
  private static final int STV = 0x40;
  private static final int KEYWORDS = 0x20;
  private static final int GAME_ID = 0x01;
  private static final long THE_SHIP = 2400;
  private static final long APP_ID_BITS = 0xff_ffff;
  private static final int LARGEST_SHORT_APP_ID = 0xffff;

  private InfoCodec() {}

  static ServerInfo read(WireReader in) {
    int protocol = in.u8("protocol");
    String name = in.strz("name");
    String map = in.strz("map");
    String folder = in.strz("folder");
    String game = in.strz("game");
    long shortAppId = in.u16("app id");
    int players = in.u8("players");
    int maxPlayers = in.u8("max players");
    int bots = in.u8("bots");
    char type = (char) in.u8("server type");
    char platform = (char) in.u8("environment");
    boolean password = in.u8("visibility") != 0;
    boolean vac = in.u8("vac") != 0;
    Ship ship =
        shortAppId == THE_SHIP
            ? new Ship(in.u8("mode"), in.u8("witnesses"), in.u8("duration"))
            : null;
    String version = in.strz("version");
    Integer edf = in.remaining() > 0 ? Integer.valueOf(in.u8("extra data flag")) : null;
    int flags = edf == null ? 0 : edf;
    Integer port = (flags & PORT) != 0 ? Integer.valueOf(in.u16("port")) : null;
    Long steamId = (flags & STEAM_ID) != 0 ? Long.valueOf(in.u64("steam id")) : null;
    Integer stvPort = (flags & STV) != 0 ? Integer.valueOf(in.u16("spectator port")) : null;
    String stvName = (flags & STV) != 0 ? in.strz("spectator name") : null;
    String keywords = (flags & KEYWORDS) != 0 ? in.strz("keywords") : null;
    Long gameId = (flags & GAME_ID) != 0 ? Long.valueOf(in.u64("game id")) : null;
    long appId = gameId == null ? shortAppId : gameId & APP_ID_BITS;
    return new ServerInfo(
        ServerInfo.Layout.SOURCE,
        protocol,
        null,
        name,
        map,
        folder,
        game,
        appId,
        players,
        maxPlayers,
        bots,
        type,
        platform,
        password,
        vac,
        ship,
        version,
        edf,
        port,
        steamId,
        stvPort,
        stvName,
        keywords,
        gameId,
        null,
        in.remaining());
  }

  static void write(WireWriter out, ServerInfo info) {
    long appId = info.appId() == null ? 0 : info.appId();
    out.u8(info.protocol())
        .strz(info.name())
        .strz(info.map())
        .strz(info.folder())
        .strz(info.game())
        .u16(appId > LARGEST_SHORT_APP_ID ? 0 : (int) appId)
        .u8(info.players())
        .u8(info.maxPlayers())
        .u8(orZero(info.bots()))
        .u8(info.typeCode())
        .u8(info.platformCode())
        .u8(info.passwordProtected() ? 1 : 0)
        .u8(Boolean.TRUE.equals(info.vacEnabled()) ? 1 : 0);
    Ship ship = info.ship();
    if (appId == THE_SHIP) {
      out.u8(ship == null ? 0 : ship.mode())
          .u8(ship == null ? 0 : ship.witnesses())
          .u8(ship == null ? 0 : ship.duration());
    }
    String version = info.version();
    out.strz(version == null ? "" : version);
    Integer edf = info.edf();
    if (edf != null) {
      out.u8(edf);
      writeOptional(out, info, edf);
    }
  }

  private static void writeOptional(WireWriter out, ServerInfo info, int flags) {
    if ((flags & PORT) != 0) {
      out.u16(orZero(info.port()));
    }
    if ((flags & STEAM_ID) != 0) {
      out.u64(info.steamId() == null ? 0 : info.steamId());
    }
    if ((flags & STV) != 0) {
      out.u16(orZero(info.stvPort())).strz(orEmpty(info.stvName()));
    }
    if ((flags & KEYWORDS) != 0) {
      out.strz(orEmpty(info.keywords()));
    }
    if ((flags & GAME_ID) != 0) {
      out.u64(info.gameId() == null ? 0 : info.gameId());
    }
  }

  private static int orZero(@Nullable Integer value) {
    return value == null ? 0 : value;
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
