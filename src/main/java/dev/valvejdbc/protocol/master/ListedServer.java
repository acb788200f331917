package dev.valvejdbc.protocol.master;

import org.jspecify.annotations.Nullable;

/**
 * What a server list says of a server; null for what it does not say. Game servers report it to the
 * list themselves, some minutes before; none of it can be trusted.
 *
 * @param addr {@code ip:port} of the query port
 * @param region the code as sent
 * @param steamId unsigned 64 bit
 * @param os the letter as sent
 * @param tags separated by commas
 */
public record ListedServer(
    String addr,
    @Nullable Integer gamePort,
    @Nullable Long steamId,
    @Nullable String name,
    @Nullable Long appId,
    @Nullable String gamedir,
    @Nullable String version,
    @Nullable String product,
    @Nullable Integer region,
    @Nullable Integer players,
    @Nullable Integer maxPlayers,
    @Nullable Integer bots,
    @Nullable String map,
    @Nullable Boolean secure,
    @Nullable Boolean dedicated,
    @Nullable String os,
    @Nullable String tags) {

  /** A server of which only the address is known. */
  public static ListedServer at(String addr) {
    return new ListedServer(
        addr, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null);
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
