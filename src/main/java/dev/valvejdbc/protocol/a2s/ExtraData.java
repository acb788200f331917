package dev.valvejdbc.protocol.a2s;

import org.jspecify.annotations.Nullable;

/**
 * The fields that the extra data flag announces; null for those that did not come.
 *
 * @param flag the flag as sent; null where none was sent
 * @param port where players connect
 * @param steamId unsigned 64 bit
 * @param stvPort where spectators connect
 * @param stvName what spectators see as the server's name
 * @param keywords tags of the server
 * @param gameId unsigned 64 bit: application, type, mod
 */
public record ExtraData(
    @Nullable Integer flag,
    @Nullable Integer port,
    @Nullable Long steamId,
    @Nullable Integer stvPort,
    @Nullable String stvName,
    @Nullable String keywords,
    @Nullable Long gameId) {
  /** Of an answer that ends before the flag. */
  public static final ExtraData NONE = new ExtraData(null, null, null, null, null, null, null);
}
