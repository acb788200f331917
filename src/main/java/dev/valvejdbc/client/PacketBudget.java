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

  void spend() {
    spent.incrementAndGet();
  }

  void check() {
    if (spent.get() > limit) {
      throw new BudgetExceededException(limit);
    }
  }
}
