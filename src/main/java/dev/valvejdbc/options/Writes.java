package dev.valvejdbc.options;

/** Names whether statements may write into the user's own databases. */
public enum Writes {
  ALLOW,
  REFUSE
}
