package dev.valvejdbc.net;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Holds timers in slots of two milliseconds over four seconds. Adding costs nothing that grows with
 * their number; a timer further away comes round early and is for its owner to add again.
 */
final class TimerWheel<T> {
  private static final int SLOTS = 2048;
  private static final long TICK = 2_000_000;

  private final List<List<T>> slots = new ArrayList<>(SLOTS);
  private final Deque<T> due = new ArrayDeque<>();
  private long cursor;
  private int size;

  TimerWheel(long now) {
    for (int i = 0; i < SLOTS; i++) {
      slots.add(new ArrayList<>(0));
    }
    cursor = Math.floorDiv(now, TICK);
  }

  void add(T timer, long at) {
    long tick = Math.floorDiv(at, TICK) + 1;
    long slot = Math.min(Math.max(tick, cursor + 1), cursor + SLOTS - 1);
    slots.get((int) Math.floorMod(slot, (long) SLOTS)).add(timer);
    size++;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Milliseconds until a timer may be due, at most the given number. */
  long millisToNext(long now, long most) {
    if (!due.isEmpty()) {
      return 1;
    }
    long ticks = most * 1_000_000 / TICK;
    for (long i = 1; i < Math.min(ticks, SLOTS); i++) {
      if (!slots.get((int) Math.floorMod(cursor + i, (long) SLOTS)).isEmpty()) {
        return Math.max(1, ((cursor + i) * TICK - now) / 1_000_000 + 1);
      }
    }
    return most;
  }

  /**
   * Hands over timers whose slot has passed.
   *
   * @param most how many; the others wait for the next call
   * @return how many there were
   */
  int expire(long now, int most, Consumer<T> expired) {
    collect(now);
    int n = 0;
    for (T timer; n < most && (timer = due.poll()) != null; n++) {
      size--;
      expired.accept(timer);
    }
    return n;
  }

  private void collect(long now) {
    long target = Math.floorDiv(now, TICK);
    for (int turned = 0; cursor < target && turned < SLOTS; turned++) {
      cursor++;
      List<T> slot = slots.get((int) Math.floorMod(cursor, (long) SLOTS));
      if (!slot.isEmpty()) {
        due.addAll(slot);
        slot.clear();
      }
    }
    cursor = Math.max(cursor, target);
  }
}
