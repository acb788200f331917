package dev.valvejdbc.options;

/** Where the key of the Web API travels. */
public enum KeyPlace {
  HEADER,
  /** Of the address, which logs of either side may keep. */
  QUERY
}
