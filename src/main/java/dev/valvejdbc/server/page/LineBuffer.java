package dev.valvejdbc.server.page;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries lines from a statement to a browser: whoever writes waits while much is untaken, whoever
 * takes gets all there is at once.
 */
final class LineBuffer {
  private static final int MOST_BYTES = 1 << 20;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean ended;
  private boolean abandoned;

  /** Adds a line; false if nobody will read it. */
  synchronized boolean put(byte[] line) {
    try {
      while (bytes.size() > MOST_BYTES && !abandoned) {
        wait();
      }
    } catch (InterruptedException e) {
      abandoned = true;
      Thread.currentThread().interrupt();
    }
    if (!abandoned) {
      bytes.writeBytes(line);
      bytes.write('\n');
      notifyAll();
    }
    return !abandoned;
  }

  /** Says that no line follows. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Says that nobody reads any more. */
  synchronized void abandon() {
    abandoned = true;
    notifyAll();
  }

  /** Takes what there is, waiting for it so long at most; null if the last line was taken. */
  synchronized byte @Nullable [] take(long millis) throws InterruptedException {
    long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (bytes.size() == 0 && !ended) {
      long left = due - System.nanoTime();
      if (left <= 0) {
        return new byte[0];
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    if (bytes.size() == 0) {
      return null;
    }
    byte[] taken = bytes.toByteArray();
    bytes.reset();
    notifyAll();
    return taken;
  }
}
