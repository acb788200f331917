package dev.valvejdbc.protocol.a2s;

/** What a game server says. */
public sealed interface A2sMessage
    permits Challenge, ServerInfo, PlayerList, RuleList, PrintNotice, PingReply, UnknownMessage {}
