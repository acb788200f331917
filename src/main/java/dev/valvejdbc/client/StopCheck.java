package dev.valvejdbc.client;

/** Tells work that waits whether its statement still wants it. */
public interface StopCheck {
  /** Nanoseconds to wait, at most, between two checks. */
  long SLICE = 10_000_000;

  /** Throws if the statement is to end. */
  void check();

  /** Accounts for a call; throws if the statement may make no more. */
  void call();
}
