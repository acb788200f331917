package dev.valvejdbc.fleet.world;

import java.util.List;

/**
 * Draws pseudo-random values that depend on a seed, a number and a purpose, and on nothing else.
 *
 * @param number of the server, person or application that is drawn for
 */
public record Dice(long seed, int number) {

  private long hash(String what) {
    long z = seed * 0x9E3779B97F4A7C15L + number * 0xD1B54A32D192ED03L + what.hashCode();
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Draws a number from 0, below the given one. */
  public int below(int bound, String what) {
    return (int) Long.remainderUnsigned(hash(what), bound);
  }

  /** Whether a draw of that chance, 0 to 100, succeeds. */
  public boolean percent(int chance, String what) {
    return below(100, what) < chance;
  }

  /** Draws one of several values. */
  public <T> T pick(List<T> choices, String what) {
    return choices.get(below(choices.size(), what));
  }
}
