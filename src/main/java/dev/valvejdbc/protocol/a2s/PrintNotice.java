package dev.valvejdbc.protocol.a2s;

/** A text that a GoldSrc server sends instead of an answer, such as the notice of a ban. */
public record PrintNotice(String text) implements A2sMessage {}
