package dev.valvejdbc.protocol.a2s;

/** What a game server can be asked. */
public enum Question {
  /** Name, map, game, counts. */
  INFO,
  /** Who plays. */
  PLAYERS,
  /** The public settings. */
  RULES
}
