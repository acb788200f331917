package dev.valvejdbc.net;

import java.util.ArrayList;
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
  private List<T> due = new ArrayList<>();
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
    long ticks = most * 1_000_000 / TICK;
    for (long i = 1; i < Math.min(ticks, SLOTS); i++) {
      if (!slots.get((int) Math.floorMod(cursor + i, (long) SLOTS)).isEmpty()) {
        return Math.max(1, ((cursor + i) * TICK - now) / 1_000_000 + 1);
      }
    }
    return most;
  }

  /** Hands over every timer whose slot has passed. */
  void expire(long now, Consumer<T> expired) {
    long target = Math.floorDiv(now, TICK);
    for (int turned = 0; cursor < target && turned < SLOTS; turned++) {
      cursor++;
      int index = (int) Math.floorMod(cursor, (long) SLOTS);
      List<T> slot = slots.get(index);
      if (!slot.isEmpty()) {
        slots.set(index, due);
        due = slot;
        size -= slot.size();
        slot.forEach(expired);
        slot.clear();
      }
    }
    cursor = Math.max(cursor, target);
  }
}
