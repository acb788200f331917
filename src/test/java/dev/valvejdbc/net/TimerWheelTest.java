package dev.valvejdbc.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
  private static final long MS = 1_000_000;
  private static final int ALL = Integer.MAX_VALUE;
  private final TimerWheel<String> wheel = new TimerWheel<>(0);
  private final List<String> expired = new ArrayList<>();

  @Test
  void expiresATimerOnceItsTimeHasPassed() {
    wheel.add("a", 10 * MS);
    wheel.expire(9 * MS, ALL, expired::add);
    assertThat(expired).isEmpty();
    wheel.expire(14 * MS, ALL, expired::add);
    assertThat(expired).containsExactly("a");
    assertThat(wheel.isEmpty()).isTrue();
  }

  @Test
  void handsOverATimerBeyondItsHorizonEarlyRatherThanNever() {
    wheel.add("far", 60_000 * MS);
    wheel.expire(5_000 * MS, ALL, expired::add);
    assertThat(expired).containsExactly("far");
  }

  @Test
  void takesATimerWhileOneExpires() {
    wheel.add("first", 2 * MS);
    wheel.expire(
        8 * MS,
        ALL,
        t -> {
          expired.add(t);
          wheel.add("second", 8 * MS);
        });
    wheel.expire(14 * MS, ALL, expired::add);
    assertThat(expired).containsExactly("first", "second");
  }

  @Test
  void handsOverNoMoreThanItIsAskedForAndTheOthersNext() {
    wheel.add("a", 2 * MS);
    wheel.add("b", 2 * MS);
    wheel.add("c", 4 * MS);
    assertThat(wheel.expire(8 * MS, 2, expired::add)).isEqualTo(2);
    assertThat(expired).containsExactly("a", "b");
    assertThat(wheel.isEmpty()).isFalse();
    assertThat(wheel.millisToNext(8 * MS, 1000)).isEqualTo(1);
    assertThat(wheel.expire(8 * MS, 2, expired::add)).isEqualTo(1);
    assertThat(expired).containsExactly("a", "b", "c");
    assertThat(wheel.isEmpty()).isTrue();
  }

  @Test
  void tellsHowLongNothingIsDue() {
    wheel.add("a", 100 * MS);
    assertThat(wheel.millisToNext(0, 1000)).isBetween(100L, 105L);
    assertThat(wheel.millisToNext(0, 50)).isEqualTo(50);
  }
}
