package dev.valvejdbc.options;

/** Which console commands a connection may send. */
public enum RconMode {
  OFF,
  /** Only those that are known to change nothing. */
  READ,
  FULL
}
