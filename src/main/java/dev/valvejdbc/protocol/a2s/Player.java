package dev.valvejdbc.protocol.a2s;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who plays.
 *
 * @param index as the server numbers it; no key
 * @param name may be empty
 * @param duration seconds; -1 for bots of some games, may be NaN
 * @param deaths The Ship only
 * @param money The Ship only
 */
public record Player(
    int index,
    String name,
    int score,
    float duration,
    @Nullable Integer deaths,
    @Nullable Integer money) {}
