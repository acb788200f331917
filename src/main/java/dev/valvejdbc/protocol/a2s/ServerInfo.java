package dev.valvejdbc.protocol.a2s;

import org.jspecify.annotations.Nullable;

/**
 * What a game server says of itself. Null where its layout, or this answer, has no such field.
 *
 * @param protocol version byte
 * @param address what a GoldSrc server believes to be its own address; often wrong
 * @param appId the true application id, from the game id where there is one
 * @param players 0 to 255; some games count further and wrap
 * @param maxPlayers 0 to 255, likewise
 * @param typeCode the letter as sent; see {@link #type}
 * @param platformCode the letter as sent; see {@link #platform}
 * @param edf which of the optional fields came
 * @param steamId unsigned 64 bit
 * @param gameId unsigned 64 bit: application, type, mod
 * @param leftover bytes behind the last known field
 */
public record ServerInfo(
    Layout layout,
    int protocol,
    @Nullable String address,
    String name,
    String map,
    String folder,
    String game,
    @Nullable Long appId,
    int players,
    int maxPlayers,
    @Nullable Integer bots,
    char typeCode,
    char platformCode,
    boolean passwordProtected,
    @Nullable Boolean vacEnabled,
    @Nullable Ship ship,
    @Nullable String version,
    @Nullable Integer edf,
    @Nullable Integer port,
    @Nullable Long steamId,
    @Nullable Integer stvPort,
    @Nullable String stvName,
    @Nullable String keywords,
    @Nullable Long gameId,
    @Nullable Mod mod,
    int leftover)
    implements A2sMessage {

  /** The two layouts of the answer. */
  public enum Layout {
    SOURCE,
    GOLDSRC
  }

  /** The same server on another map. */
  public ServerInfo withMap(String other) {
    return new ServerInfo(
        layout,
        protocol,
        address,
        name,
        other,
        folder,
        game,
        appId,
        players,
        maxPlayers,
        bots,
        typeCode,
        platformCode,
        passwordProtected,
        vacEnabled,
        ship,
        version,
        edf,
        port,
        steamId,
        stvPort,
        stvName,
        keywords,
        gameId,
        mod,
        leftover);
  }

  /** How it is run; null for a letter that nobody knows. */
  public @Nullable ServerType type() {
    return ServerType.of(typeCode);
  }

  /** What it runs on; null for a letter that nobody knows. */
  public @Nullable Platform platform() {
    return Platform.of(platformCode);
  }
}
