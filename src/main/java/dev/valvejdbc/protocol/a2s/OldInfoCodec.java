package dev.valvejdbc.protocol.a2s;

import dev.valvejdbc.wire.WireReader;
import dev.valvejdbc.wire.WireWriter;

/** INFO in the old layout of GoldSrc, without application id and version. */
final class OldInfoCodec {
  /** Some games announce a mod and send no block: these bytes then are VAC, bots and one more. */
  private static final int LONGEST_REST_WITHOUT_BLOCK = 3;

  private OldInfoCodec() {}

  static ServerInfo read(WireReader in) {
    String address = in.strz("address");
    String name = in.strz("name");
    String map = in.strz("map");
    String folder = in.strz("folder");
    String game = in.strz("game");
    int players = in.u8("players");
    int maxPlayers = in.u8("max players");
    int protocol = in.u8("protocol");
    ServerType type = ServerType.of((char) in.u8("server type"));
    Platform platform = Platform.of((char) in.u8("environment"));
    boolean password = in.u8("visibility") != 0;
    boolean modded = in.u8("mod") == 1;
    Mod mod = modded && in.remaining() > LONGEST_REST_WITHOUT_BLOCK ? readMod(in) : null;
    Boolean vac = in.remaining() > 0 ? Boolean.valueOf(in.u8("vac") != 0) : null;
    Integer bots = in.remaining() > 0 ? Integer.valueOf(in.u8("bots")) : null;
    return new ServerInfo(
        protocol,
        name,
        map,
        folder,
        game,
        null,
        new ServerInfo.Seats(players, maxPlayers, bots),
        type,
        platform,
        password,
        vac,
        null,
        ExtraData.NONE,
        null,
        new ServerInfo.OldLayout(address, mod),
        in.remaining());
  }

  private static Mod readMod(WireReader in) {
    String website = in.strz("mod website");
    String download = in.strz("mod download");
    in.strz("reserved");
    return new Mod(
        website,
        download,
        in.u32("mod version"),
        in.u32("mod size"),
        in.u8("mod type") == 1,
        in.u8("mod library") == 1);
  }

  static void write(WireWriter out, ServerInfo info) {
    ServerInfo.OldLayout old = info.old();
    out.strz(old == null ? "" : old.address())
        .strz(info.name())
        .strz(info.map())
        .strz(info.folder())
        .strz(info.game())
        .u8(info.players())
        .u8(info.maxPlayers())
        .u8(info.protocol() == null ? 0 : info.protocol())
        .u8(ServerType.code(info.type()))
        .u8(Platform.code(info.platform()))
        .u8(info.passwordProtected() ? 1 : 0);
    Mod mod = info.mod();
    out.u8(mod == null ? 0 : 1);
    if (mod != null) {
      out.strz(mod.website())
          .strz(mod.download())
          .strz("")
          .u32(mod.version())
          .u32(mod.size())
          .u8(mod.multiplayerOnly() ? 1 : 0)
          .u8(mod.ownDll() ? 1 : 0);
    }
    if (info.vacEnabled() != null) {
      out.u8(info.vacEnabled() ? 1 : 0);
    }
    if (info.bots() != null) {
      out.u8(info.bots());
    }
  }
}
