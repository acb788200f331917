package dev.valvejdbc.protocol.a2s;

/**
 * A message of a type that A2S does not know.
 *
 * @param type its type byte
 */
public record UnknownMessage(int type) implements A2sMessage {}
