package dev.valvejdbc.options;

/** What a keyed table of game servers yields that is given no key. */
public enum Keyless {
  /** An error that says how to give one. */
  REFUSE,
  /** What the servers of my_servers say. */
  MY_SERVERS
}
