package dev.valvejdbc.soak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * Looks after statements that are behind their deadline, and at what their threads do there: a
 * report of a late statement without it would be a riddle.
 */
final class Lateness implements Runnable {
  private static final long LATE_NANOS = 1_000_000_000;
  private static final long PERIOD_MILLIS = 200;
  private static final int FRAMES = 14;
  private static final int SHOWN = 6;

  private final List<Attack> attacks;
  private final Map<String, LongAdder> stacks = new ConcurrentHashMap<>();

  Lateness(List<Attack> attacks) {
    this.attacks = attacks;
  }

  @Override
  public void run() {
    try {
      while (!Thread.interrupted()) {
        attacks.forEach(this::look);
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException e) {
      // the run is over
    }
  }

  private void look(Attack attack) {
    Attack.Ending ending = attack.current();
    if (ending == null || System.nanoTime() - ending.at() < LATE_NANOS) {
      return;
    }
    String stack =
        Arrays.stream(ending.thread.getStackTrace())
            .limit(FRAMES)
            .map(f -> "    " + f)
            .collect(Collectors.joining("\n"));
    stacks.computeIfAbsent(ending + "\n" + stack, s -> new LongAdder()).increment();
  }

  @Override
  public String toString() {
    List<Map.Entry<String, LongAdder>> most = new ArrayList<>(stacks.entrySet());
    most.sort(Comparator.comparingLong(e -> -e.getValue().sum()));
    return most.stream()
        .limit(SHOWN)
        .map(e -> "seen " + e.getValue() + " times behind its deadline: " + e.getKey() + "\n")
        .collect(Collectors.joining());
  }
}
