package dev.valvejdbc.fleet;

import java.util.List;

/** Draws that depend on a seed, a server and what is drawn for, and on nothing else. */
record Dice(long seed, int server) {

  private long hash(String what) {
    long z = seed * 0x9E3779B97F4A7C15L + server * 0xD1B54A32D192ED03L + what.hashCode();
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A number from 0, below the given one. */
  int below(int bound, String what) {
    return (int) Long.remainderUnsigned(hash(what), bound);
  }

  boolean percent(int chance, String what) {
    return below(100, what) < chance;
  }

  <T> T pick(List<T> choices, String what) {
    return choices.get(below(choices.size(), what));
  }
}
