package dev.valvejdbc.lookup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups under way for one operator. Used by one asking and one polling thread at a time (they
 * may be the same); {@link #close} may come from any thread.
 */
public interface LookupScan extends AutoCloseable {

  /**
   * Starts a look-up, never blocks.
   *
   * @param key the key, not null
   * @param token handed back with the rows
   * @return false if there is no room now; ask again after a poll or {@link #awaitRoom}
   */
  boolean ask(Object key, Object token);

  /** Waits until there may be room, at most the given nanoseconds. */
  void awaitRoom(long nanos) throws InterruptedException;

  /**
   * Takes the next finished look-up, in order of completion.
   *
   * @param nanos how long to wait, at most
   * @return null if none finished in time
   */
  @Nullable Found poll(long nanos) throws InterruptedException;

  /** Drops whatever is still under way: nothing is sent for this scan afterwards. */
  @Override
  void close();

  /**
   * The rows of one key.
   *
   * @param token what was given to {@link #ask}
   * @param rows for each leg, in their order, its rows; a row holds the leg's columns in their
   *     order
   */
  record Found(Object token, List<List<@Nullable Object[]>> rows) {}
}
