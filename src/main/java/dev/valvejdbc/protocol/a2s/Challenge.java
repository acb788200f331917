package dev.valvejdbc.protocol.a2s;

/**
 * Four opaque bytes that the next request must bring.
 *
 * @param value the bytes as a little-endian number; every value is possible
 */
public record Challenge(int value) implements A2sMessage {}
