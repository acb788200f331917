package dev.valvejdbc.options;

/** Where lists of servers come from. */
public enum ServerListChoice {
  /** The Web API where a key is there, else a UDP master where one is named. */
  AUTO,
  WEBAPI,
  UDP
}
