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
  private final Thread thread = new Thread(this, "pulse");
  private volatile long begun = System.nanoTime();
  private volatile long workedBefore;
  private volatile boolean working;
  private long sink;

  private record Beat(long from, long to, long work) {
    double slowness() {
      return Math.max(1, (double) (to - from) / Math.max(1, work));
    }
  }

  void start() {
    thread.start();
  }

  void end() {
    thread.interrupt();
  }

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
    long began = worked();
    workedBefore = began;
    long from = System.nanoTime();
    begun = from;
    working = true;
    while (worked() - began < WORK_NANOS) {
      for (int i = 0; i < 10_000; i++) {
        sink += i ^ sink;
      }
    }
    Beat beat = new Beat(from, System.nanoTime(), worked() - began);
    working = false;
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

  /** How slow the beat under way is; 1 between two of them. */
  private double current() {
    if (!working) {
      return 1;
    }
    long work = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()) - workedBefore;
    return new Beat(begun, System.nanoTime(), work).slowness();
  }

  /** How many times longer work took than alone, at worst, between two moments; at least 1. */
  double slowness(long from, long to) {
    double worst = current();
    synchronized (beats) {
      for (Beat beat : beats) {
        if (beat.to - from >= 0 && to - beat.from >= 0) {
          worst = Math.max(worst, beat.slowness());
        }
      }
    }
    return worst;
  }
}
