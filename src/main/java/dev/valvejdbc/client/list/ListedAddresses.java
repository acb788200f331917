package dev.valvejdbc.client.list;

import dev.valvejdbc.client.HeapPart;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Remembers for an hour at least, and two at most, the addresses that server lists brought; only
 * the last of them, where they would take more than a sixteenth of the heap. Safe for many threads.
 */
public final class ListedAddresses {
  private static final long KEPT = Duration.ofHours(1).toNanos();
  private static final int SHARE_OF_HEAP = 16;

  private final HeapPart room;
  private final LongSupplier clock;
  private AddressSet recent = new AddressSet();
  private AddressSet older = new AddressSet();
  private long began;

  /** Remembers none yet. */
  public ListedAddresses() {
    this(HeapPart.oneOf(SHARE_OF_HEAP), System::nanoTime);
  }

  /**
   * Remembers none yet.
   *
   * @param clock tells nanoseconds
   */
  ListedAddresses(HeapPart room, LongSupplier clock) {
    this.room = room;
    this.clock = clock;
    began = clock.getAsLong();
  }

  /** Remembers an address, in the one form that its asker uses for all. */
  public synchronized void add(String address) {
    long now = forgetOld();
    if (recent.bytes() > room.bytes() / 2) {
      turn(now);
    }
    recent.add(address);
  }

  /** Whether a list brought it. */
  public synchronized boolean contains(String address) {
    forgetOld();
    return recent.contains(address) || older.contains(address);
  }

  private long forgetOld() {
    long now = clock.getAsLong();
    for (int i = 0; i < 2 && now - began > KEPT; i++) {
      turn(began + KEPT);
    }
    if (now - began > KEPT) {
      began = now;
    }
    return now;
  }

  private void turn(long at) {
    older = recent;
    recent = new AddressSet();
    began = at;
  }
}
