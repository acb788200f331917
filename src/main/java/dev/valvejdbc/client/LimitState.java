package dev.valvejdbc.client;

import org.jspecify.annotations.Nullable;

/**
 * A limit of calls, packets or memory at a moment.
 *
 * @param name what is limited
 * @param calls calls or packets allowed in a window; bytes that may be kept
 * @param windowSeconds the window's length, seconds; 0 for memory
 * @param used how many of them are used up; of a limit that each server or host has, by the
 *     busiest; null where that is not counted
 * @param refused calls that had to wait, or were not made, and things that were too large to be
 *     kept, so far
 * @param waitMillis how long somebody has to wait from now, milliseconds
 */
public record LimitState(
    String name,
    long calls,
    long windowSeconds,
    @Nullable Long used,
    long refused,
    long waitMillis) {}
