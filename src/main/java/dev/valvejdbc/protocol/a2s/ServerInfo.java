package dev.valvejdbc.protocol.a2s;

import org.jspecify.annotations.Nullable;

/**
 * What a game server says of itself. Null where its layout, or this answer, has no such field.
 *
 * @param protocol version byte, 0 to 255; null if not told
 * @param appId the true application id, from the game id where there is one
 * @param seats who plays
 * @param type how it is run; null for a letter that nobody knows
 * @param platform what it runs on; null for a letter that nobody knows
 * @param extra what the extra data flag of the Source layout brings
 * @param ship of The Ship alone
 * @param old what the old layout alone has; null in the Source layout
 * @param leftover bytes behind the last known field
 */
public record ServerInfo(
    @Nullable Integer protocol,
    String name,
    String map,
    String folder,
    String game,
    @Nullable Long appId,
    Seats seats,
    @Nullable ServerType type,
    @Nullable Platform platform,
    boolean passwordProtected,
    @Nullable Boolean vacEnabled,
    @Nullable String version,
    ExtraData extra,
    @Nullable Ship ship,
    @Nullable OldLayout old,
    int leftover)
    implements A2sMessage {

  /** The two layouts of the answer. */
  public enum Layout {
    SOURCE,
    GOLDSRC
  }

  /**
   * The places on a server.
   *
   * @param players 0 to 255; some games count further and wrap
   * @param most 0 to 255, likewise
   * @param bots 0 to 255; null where they are not told
   */
  public record Seats(int players, int most, @Nullable Integer bots) {}

  /**
   * What the old layout of GoldSrc has alone.
   *
   * @param address what the server believes to be its own address; often wrong
   * @param mod null for a game that is none
   */
  public record OldLayout(String address, @Nullable Mod mod) {}

  /** Which layout the answer has. */
  public Layout layout() {
    return old == null ? Layout.SOURCE : Layout.GOLDSRC;
  }

  /** The mod of a GoldSrc server; null for none. */
  public @Nullable Mod mod() {
    return old == null ? null : old.mod();
  }

  /** Players, 0 to 255; some games count further and wrap. */
  public int players() {
    return seats.players();
  }

  /** Slots, 0 to 255; some games count further and wrap. */
  public int maxPlayers() {
    return seats.most();
  }

  /** Bots; null if not told. */
  public @Nullable Integer bots() {
    return seats.bots();
  }

  /** The same server on another map. */
  public ServerInfo withMap(String other) {
    return new ServerInfo(
        protocol,
        name,
        other,
        folder,
        game,
        appId,
        seats,
        type,
        platform,
        passwordProtected,
        vacEnabled,
        version,
        extra,
        ship,
        old,
        leftover);
  }
}
