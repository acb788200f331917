package dev.valvejdbc.lookup.run;

import dev.valvejdbc.errors.SqlError;
import org.apache.calcite.linq4j.Enumerator;

/** Closes itself when a row fails: Calcite forgets an enumerator whose first row does. */
public abstract class ClosingEnumerator<T> implements Enumerator<T> {
  private boolean closed;

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
      throw SqlError.CANCELLED.inStatement();
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
