package dev.valvejdbc.lookup;

/** How often a table is asked for a row that brings a key, and how early. */
public enum Asking {
  /** As often and as early as the plan likes: asking changes nothing and costs little. */
  FREELY,
  /** Once, however often the plan reads the answer. */
  ONCE,
  /** Once, and not before the answer is read: asking may change something. */
  ONCE_WHEN_READ
}
