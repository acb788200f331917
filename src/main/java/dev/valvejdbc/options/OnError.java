package dev.valvejdbc.options;

/** What a server that does not answer does to a statement. */
public enum OnError {
  /** No row, a warning, and a row in diagnostics.failures. */
  WARN,
  /** An error. */
  FAIL,
  /** No row, and a row in diagnostics.failures. */
  IGNORE
}
