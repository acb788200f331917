package dev.valvejdbc.net;

/**
 * A limit of packets at a moment.
 *
 * @param name what is limited
 * @param packets allowed in a window; 0 for no limit
 * @param windowSeconds the window's length, seconds
 * @param used packets lately, of the busiest peer, that are not yet made up for by time
 * @param held talks that had to wait for their begin so far
 * @param waitMillis how long the last of them waits from now, milliseconds
 */
public record PacketLimit(
    String name, long packets, long windowSeconds, long used, long held, long waitMillis) {}
