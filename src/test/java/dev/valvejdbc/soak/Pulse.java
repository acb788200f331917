package dev.valvejdbc.soak;

import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells how much longer work takes at a moment than it would on a machine that does nothing else:
 * the same small piece of work, over and over, beside the run. What it lacks of the processor, or
 * loses to a collection of garbage, every thread of the process lacks.
 */
final class Pulse implements Runnable {
  private static final long WORK_NANOS = 50_000_000;
  private static final long REST_MILLIS = 150;
  private static final int KEPT = 1_000;

  private final Deque<Beat> beats = new ArrayDeque<>();
  private long sink;

  private record Beat(long from, long to, long work) {}

  @Override
  public void run() {
    try {
      while (!Thread.interrupted()) {
        beat();
        Thread.sleep(REST_MILLIS);
      }
    } catch (InterruptedException e) {
      // the run is over
    }
  }

  private void beat() {
    long from = System.nanoTime();
    long began = worked();
    while (worked() - began < WORK_NANOS) {
      for (int i = 0; i < 10_000; i++) {
        sink += i ^ sink;
      }
    }
    Beat beat = new Beat(from, System.nanoTime(), worked() - began);
    synchronized (beats) {
      beats.addLast(beat);
      if (beats.size() > KEPT) {
        beats.removeFirst();
      }
    }
  }

  private static long worked() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Nanoseconds that work took for each of its own, at worst, between two moments; at least 1. */
  double slowness(long from, long to) {
    synchronized (beats) {
      return beats.stream()
          .filter(b -> b.to - from >= 0 && to - b.from >= 0)
          .mapToDouble(b -> (double) (b.to - b.from) / b.work)
          .reduce(1, Math::max);
    }
  }
}
