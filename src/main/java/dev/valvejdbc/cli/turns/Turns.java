package dev.valvejdbc.cli.turns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Things that are due again and again, each in its own interval, one after the other: what is due
 * at once shares the answers of one connection.
 *
 * @param <T> what is due
 */
public final class Turns<T> {
  /**
   * One that is due now.
   *
   * @param number of its turns so far, from 1
   */
  public record Turn<T>(T of, long number) {}

  private static final class Due<T> {
    private final T of;
    private final long every;
    private long next;
    private long turns;

    Due(T of, long every, long begun) {
      this.of = of;
      this.every = every;
      this.next = begun;
    }
  }

  private final List<Due<T>> due = new ArrayList<>();
  private final long begun = System.nanoTime();

  /**
   * Adds one, which is due at once.
   *
   * @param every from the start of a turn to that of the next
   */
  public void add(T of, Duration every) {
    due.add(new Due<>(of, every.toNanos(), begun));
  }

  /**
   * Waits until one is due. Whoever is late makes up for one turn and no more.
   *
   * @param most turns of each; 0 for no end
   * @return null when each had so many
   */
  public @Nullable Turn<T> next(long most) throws InterruptedException {
    Due<T> next =
        due.stream()
            .filter(d -> most == 0 || d.turns < most)
            .min(Comparator.comparingLong(d -> d.next - begun))
            .orElse(null);
    if (next == null) {
      return null;
    }
    long wait = next.next - System.nanoTime();
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
    next.next = Math.max(next.next + next.every, System.nanoTime() - next.every);
    return new Turn<>(next.of, ++next.turns);
  }
}
