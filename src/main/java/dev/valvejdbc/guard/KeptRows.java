package dev.valvejdbc.guard;

import org.jspecify.annotations.Nullable;

/**
 * Accounts for rows that a connection keeps beyond the statement that read them. Safe for many
 * threads.
 */
public final class KeptRows implements AutoCloseable {
  private final Account account;

  /**
   * Keeps nothing yet.
   *
   * @param bounds for all that it keeps at a time
   * @param heap what it shares with others
   */
  public KeptRows(Bounds bounds, HeapShare heap) {
    account = new Account(bounds.memory(), heap);
  }

  /** Begins to keep the rows of one table. */
  public Table table() {
    return new Table();
  }

  /** Keeps nothing any more. */
  @Override
  public void close() {
    account.release();
  }

  /** The rows of one table. */
  public final class Table {
    private long bytes;

    private Table() {}

    /** Keeps a row; throws if that is too much, and then keeps none of them. */
    public void add(@Nullable Object[] row) {
      long size = ValueSize.of(row) + 16;
      try {
        account.hold(size);
      } catch (RuntimeException e) {
        release();
        throw e;
      }
      bytes += size;
    }

    /** Keeps none of them any more. */
    public void release() {
      account.hold(-bytes);
      bytes = 0;
    }
  }
}
