package dev.valvejdbc.protocol.webapi;

/** What a member of an answer holds. */
public enum AnswerType {
  /** A 64-bit Steam id. */
  STEAMID,
  /** An unsigned 64-bit number. */
  UINT64,
  BIGINT,
  INTEGER,
  DOUBLE,
  BOOLEAN,
  VARCHAR,
  /** Seconds since 1970 began, UTC; 0 where there is no time. */
  TIME,
  /** An object or a list, kept as JSON text. */
  JSON
}
