package dev.valvejdbc.fleet.master;

/** Names ways in which a simulated list does not keep what filters promise, as real ones do. */
public enum MasterLie {
  /** The key {@code napp} is passed over. */
  IGNORES_NAPP,
  /** Every third server is listed with a map that it does not play any more. */
  STALE_MAPS,
  /** Every server is listed twice. */
  DUPLICATES,
  /** Servers that do not exist are listed for every filter. */
  GHOSTS
}
