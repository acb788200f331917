package dev.valvejdbc.client;

import java.util.concurrent.atomic.AtomicLong;

/** The packets that one statement may send, over all its scans. */
public final class PacketBudget {
  private final long limit;
  private final AtomicLong spent = new AtomicLong();

  /**
   * @param limit packets, at least 0
   */
  public PacketBudget(long limit) {
    this.limit = limit;
  }

  /** Accounts for a packet or call. */
  public void spend() {
    spent.incrementAndGet();
  }

  /** Throws if more were spent than allowed. */
  public void check() {
    if (spent.get() > limit) {
      throw new BudgetExceededException(limit);
    }
  }
}
