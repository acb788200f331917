package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.BudgetExceededException;
import dev.valvejdbc.protocol.a2s.Question;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Questions to many servers, answered in order of completion. One thread asks and one polls, which
 * may be the same; any thread may close.
 */
public interface Scan extends AutoCloseable {

  /**
   * Asks a server, without blocking.
   *
   * @param address {@code host:port}, {@code [v6]:port}, or either without port (27015)
   * @param questions what to ask, not empty
   * @param token handed back with the visit
   * @return false if as many questions are under way, or answered and not polled, as the options
   *     allow; nothing was asked then
   * @throws BudgetExceededException if the statement has sent as many packets as it may
   */
  boolean ask(String address, Set<Question> questions, Object token);

  /** Waits at most the given time until there is room to ask. */
  void awaitRoom(long nanos) throws InterruptedException;

  /**
   * Takes the next finished visit.
   *
   * @param nanos how long to wait at most
   * @return null if none finished in time
   * @throws BudgetExceededException if the statement has sent as many packets as it may
   */
  @Nullable Visit poll(long nanos) throws InterruptedException;

  /** Counts so far; they grow while the scan runs. */
  ScanCounts counts();

  /** Drops what is under way: nothing is sent for this scan afterwards. */
  @Override
  void close();
}
