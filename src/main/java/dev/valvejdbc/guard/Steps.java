package dev.valvejdbc.guard;

import dev.valvejdbc.errors.SqlError;

/** Counts the steps of an execution, and looks after many of them whether it is to end. */
final class Steps {
  /** Steps between two looks at the clock and the flags. */
  private static final int STRIDE = 1024;

  /** What an element of a list counts in units of text. */
  private static final int UNITS_OF_AN_ELEMENT = 16;

  private final Runnable stop;
  private final int textLength;

  /** Not exact where threads meet here, which does no harm. */
  private int left = STRIDE;

  /**
   * Counts from now.
   *
   * @param stop throws if the execution is to end
   * @param textLength UTF-16 units of the longest text that may be made
   */
  Steps(Runnable stop, int textLength) {
    this.stop = stop;
    this.textLength = textLength;
  }

  void take() {
    if (--left <= 0) {
      look();
    }
  }

  void take(int steps) {
    left -= steps;
    if (left <= 0) {
      look();
    }
  }

  /** Takes the steps that a text of a length costs; throws if it would be too long. */
  void text(long units) {
    if (units > textLength) {
      throw SqlError.TEXT_LENGTH.inStatement(textLength);
    }
    take((int) (units >> 8));
  }

  /** Takes the steps that a list of a size costs; throws if it would hold too much. */
  void list(int size) {
    text((long) size * UNITS_OF_AN_ELEMENT);
  }

  private void look() {
    left = STRIDE;
    stop.run();
    if (Thread.currentThread().isInterrupted()) {
      throw SqlError.CANCELLED.inStatement();
    }
  }
}
