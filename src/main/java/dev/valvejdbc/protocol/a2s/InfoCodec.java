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
    ServerType type = ServerType.of((char) in.u8("server type"));
    Platform platform = Platform.of((char) in.u8("environment"));
    boolean password = in.u8("visibility") != 0;
    boolean vac = in.u8("vac") != 0;
    Ship ship =
        shortAppId == THE_SHIP
            ? new Ship(in.u8("mode"), in.u8("witnesses"), in.u8("duration"))
            : null;
    String version = in.strz("version");
    ExtraData extra = in.remaining() > 0 ? readExtra(in) : ExtraData.NONE;
    Long gameId = extra.gameId();
    return new ServerInfo(
        protocol,
        name,
        map,
        folder,
        game,
        gameId == null ? shortAppId : gameId & APP_ID_BITS,
        new ServerInfo.Seats(players, maxPlayers, bots),
        type,
        platform,
        password,
        vac,
        version,
        extra,
        ship,
        null,
        in.remaining());
  }

  private static ExtraData readExtra(WireReader in) {
    int flag = in.u8("extra data flag");
    boolean stv = (flag & STV) != 0;
    return new ExtraData(
        flag,
        (flag & PORT) != 0 ? Integer.valueOf(in.u16("port")) : null,
        (flag & STEAM_ID) != 0 ? Long.valueOf(in.u64("steam id")) : null,
        stv ? Integer.valueOf(in.u16("spectator port")) : null,
        stv ? in.strz("spectator name") : null,
        (flag & KEYWORDS) != 0 ? in.strz("keywords") : null,
        (flag & GAME_ID) != 0 ? Long.valueOf(in.u64("game id")) : null);
  }

  static void write(WireWriter out, ServerInfo info) {
    long appId = info.appId() == null ? 0 : info.appId();
    out.u8(orZero(info.protocol()))
        .strz(info.name())
        .strz(info.map())
        .strz(info.folder())
        .strz(info.game())
        .u16(appId > LARGEST_SHORT_APP_ID ? 0 : (int) appId)
        .u8(info.players())
        .u8(info.maxPlayers())
        .u8(orZero(info.bots()))
        .u8(ServerType.code(info.type()))
        .u8(Platform.code(info.platform()))
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
    Integer flag = info.extra().flag();
    if (flag != null) {
      out.u8(flag);
      writeExtra(out, info.extra(), flag);
    }
  }

  private static void writeExtra(WireWriter out, ExtraData extra, int flag) {
    if ((flag & PORT) != 0) {
      out.u16(orZero(extra.port()));
    }
    if ((flag & STEAM_ID) != 0) {
      out.u64(extra.steamId() == null ? 0 : extra.steamId());
    }
    if ((flag & STV) != 0) {
      out.u16(orZero(extra.stvPort())).strz(orEmpty(extra.stvName()));
    }
    if ((flag & KEYWORDS) != 0) {
      out.strz(orEmpty(extra.keywords()));
    }
    if ((flag & GAME_ID) != 0) {
      out.u64(extra.gameId() == null ? 0 : extra.gameId());
    }
  }

  private static int orZero(@Nullable Integer value) {
    return value == null ? 0 : value;
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
