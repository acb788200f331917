package dev.valvejdbc.protocol.a2s;

/** The answer to the old ping request. */
public record PingReply() implements A2sMessage {}
