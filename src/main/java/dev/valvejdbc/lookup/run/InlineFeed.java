package dev.valvejdbc.lookup.run;

import dev.valvejdbc.lookup.LookupScan;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Draws left rows on the consumer's thread, for left sides that never block. */
final class InlineFeed implements KeyFeed {
  private final LeftRows left;
  private final LookupScan scan;
  private @Nullable Object @Nullable [] pending;
  private @Nullable Object pendingKey;
  private boolean ended;
  private long asked;
  private long taken;

  InlineFeed(LeftRows left, LookupScan scan) {
    this.left = left;
    this.scan = scan;
  }

  @Override
  public State state() {
    while (asked - taken < left.window(taken) && draw()) {
      Object key = pendingKey;
      @Nullable Object[] row = pending;
      if (key == null || row == null || !scan.ask(key, row)) {
        break;
      }
      pending = null;
      asked++;
    }
    if (asked > taken) {
      return State.ASKED;
    }
    return ended && pending == null ? State.ENDED : State.WAITING_FOR_LEFT;
  }

  /** Whether there is a row to ask for. */
  private boolean draw() {
    if (pending == null && !ended) {
      pending = left.next();
      ended = pending == null;
      pendingKey = pending == null ? null : left.key(pending);
    }
    return pending != null;
  }

  @Override
  public @Nullable Object @Nullable [] pollKeyless() {
    if (pending == null || pendingKey != null) {
      return null;
    }
    @Nullable Object[] row = pending;
    pending = null;
    return row;
  }

  /** Waits for room: others may hold all of it. */
  @Override
  public void awaitLeft(long nanos) throws InterruptedException {
    if (pending == null || pendingKey == null) {
      LockSupport.parkNanos(1);
      return;
    }
    scan.awaitRoom(nanos);
  }

  @Override
  public void taken() {
    taken++;
  }

  @Override
  public void close() {
    left.close();
  }
}
