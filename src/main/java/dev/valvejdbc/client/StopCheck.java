package dev.valvejdbc.client;

import dev.valvejdbc.waiting.Waiting;

/** Tells work that asks others whether its statement still wants it, and may ask once more. */
public interface StopCheck extends Waiting {
  /**
   * Waits for work whose calls nobody counts.
   *
   * @param check throws if the statement is to end
   */
  static StopCheck asking(Runnable check) {
    return new StopCheck() {
      @Override
      public void check() {
        check.run();
      }

      @Override
      public void call() {
        check.run();
      }
    };
  }

  /** Accounts for a call; throws if the statement may make no more. */
  void call();
}
