package dev.valvejdbc.lookup.run;

import org.apache.calcite.linq4j.Enumerator;

/** Closes itself when a row fails: Calcite forgets an enumerator whose first row does. */
public abstract class ClosingEnumerator<T> implements Enumerator<T> {
  private final String awaited;
  private boolean closed;

  /**
   * Begins before the first row.
   *
   * @param awaited what the rows are waited for as, for the error of an interrupted thread
   */
  protected ClosingEnumerator(String awaited) {
    this.awaited = awaited;
  }

  /** Moves to the next row; false at the end. */
  protected abstract boolean advance() throws InterruptedException;

  /** Gives back what the rows are read with. Called once. */
  protected abstract void release();

  @Override
  public final boolean moveNext() {
    try {
      return advance();
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + awaited, e);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  @Override
  public final void reset() {
    throw new UnsupportedOperationException("These rows cannot be read twice");
  }

  @Override
  public final void close() {
    if (!closed) {
      closed = true;
      release();
    }
  }
}
