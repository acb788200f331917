package dev.valvejdbc.protocol.rcon;

import org.jspecify.annotations.Nullable;

/**
 * A player as the console's {@code status} prints him; null for what it does not tell.
 *
 * @param uniqueId as printed, such as STEAM_0:0:11101 or BOT
 * @param connectedSeconds since when, in seconds
 * @param ping milliseconds
 * @param loss per cent of packets
 */
public record StatusPlayer(
    @Nullable Integer userId,
    String name,
    @Nullable String uniqueId,
    @Nullable Integer connectedSeconds,
    @Nullable Integer ping,
    @Nullable Integer loss,
    @Nullable String state,
    @Nullable Integer rate,
    @Nullable String address) {}
