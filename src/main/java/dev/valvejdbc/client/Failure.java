package dev.valvejdbc.client;

/** Why a question has no answer. */
public enum Failure {
  /** Nothing came before the deadline. */
  TIMEOUT,
  /** The name does not resolve, or the system cannot send to the address. */
  UNREACHABLE,
  /** Something came that is no answer, or the address is none. */
  MALFORMED,
  /** The server said that it will not answer. */
  REFUSED
}
