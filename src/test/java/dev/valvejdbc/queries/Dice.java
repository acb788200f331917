package dev.valvejdbc.queries;

import java.util.List;
import java.util.Random;

/** Makes the choices of a generated statement, the same ones for the same seed. */
final class Dice {
  /** The servers that statements ask, by name. */
  static final List<String> SERVERS = Twins.addresses();

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Random random;

  Dice(long seed) {
    random = new Random(seed * SPREAD); // neighbouring seeds would begin alike
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
