package dev.valvejdbc.net;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What the callers of an exchange leave for its thread: tasks, the packet rate, and its end. */
final class LoopTasks {
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean asleep = new AtomicBoolean();
  private volatile int packetRate;
  private volatile boolean closed;

  void add(Runnable task) {
    tasks.add(task);
  }

  @Nullable Runnable next() {
    return tasks.poll();
  }

  boolean isEmpty() {
    return tasks.isEmpty();
  }

  /** Notes whether the thread sleeps, or is about to. */
  void sleeps(boolean value) {
    asleep.set(value);
  }

  /** Whether the thread has to be woken; true for one caller alone. */
  boolean isToBeWoken() {
    return asleep.get() && asleep.compareAndSet(true, false);
  }

  int packetRate() {
    return packetRate;
  }

  void limitPackets(int perSecond) {
    packetRate = perSecond;
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
  }
}
