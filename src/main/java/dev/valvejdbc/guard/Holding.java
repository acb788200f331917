package dev.valvejdbc.guard;

import org.jspecify.annotations.Nullable;

/** What one place of a plan holds at present. One thread at a time works at a place. */
final class Holding {
  /** Bytes that are gathered before they are accounted for. */
  private static final long BATCH = 64 << 10;

  private final Account account;
  private long accounted;
  private long open;

  Holding(Account account) {
    this.account = account;
  }

  /** Adds a value; throws if the statement would hold too much. */
  void add(@Nullable Object value) {
    open += ValueSize.of(value) + 16;
    if (open >= BATCH) {
      long batch = open;
      open = 0;
      account.hold(batch);
      accounted += batch;
    }
  }

  /** Begins anew: what was held at this place is no longer. */
  void restart() {
    open = 0;
    if (accounted > 0) {
      account.hold(-accounted);
      accounted = 0;
    }
  }
}
