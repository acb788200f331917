package dev.valvejdbc.protocol.master;

import org.jspecify.annotations.Nullable;

/**
 * What a server list says of a server; null for what it does not say. Game servers report it to the
 * list themselves, some minutes before; none of it can be trusted.
 *
 * @param addr {@code ip:port} of the query port
 * @param steamId unsigned 64 bit
 * @param region the code as sent
 * @param os the letter as sent
 * @param tags separated by commas
 */
public record ListedServer(
    String addr,
    @Nullable Integer gamePort,
    @Nullable Long steamId,
    @Nullable String name,
    Game game,
    @Nullable Integer region,
    Seats seats,
    @Nullable String map,
    @Nullable Boolean secure,
    @Nullable Boolean dedicated,
    @Nullable String os,
    @Nullable String tags) {

  /** What is played on it. */
  public record Game(
      @Nullable Long appId,
      @Nullable String gamedir,
      @Nullable String version,
      @Nullable String product) {
    static final Game UNKNOWN = new Game(null, null, null, null);
  }

  /**
   * The places on it.
   *
   * @param most how many there are
   */
  public record Seats(@Nullable Integer players, @Nullable Integer most, @Nullable Integer bots) {
    static final Seats UNKNOWN = new Seats(null, null, null);
  }

  /** A server of which only the address is known. */
  public static ListedServer at(String addr) {
    return new ListedServer(
        addr, null, null, null, Game.UNKNOWN, null, Seats.UNKNOWN, null, null, null, null, null);
  }

  /** The address without the port. */
  public String host() {
    return addr.substring(0, addr.lastIndexOf(':'));
  }

  /** The query port. */
  public int port() {
    return Integer.parseInt(addr.substring(addr.lastIndexOf(':') + 1));
  }
}
