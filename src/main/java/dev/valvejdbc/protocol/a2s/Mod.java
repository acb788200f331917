package dev.valvejdbc.protocol.a2s;

/**
 * What a GoldSrc server says of its mod.
 *
 * @param version as the mod counts, unsigned 32 bit
 * @param size bytes, unsigned 32 bit
 */
public record Mod(
    String website,
    String download,
    long version,
    long size,
    boolean multiplayerOnly,
    boolean ownDll) {}
