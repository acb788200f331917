package dev.valvejdbc.guard;

import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** Rows that their reader keeps: each is accounted for as it is read. */
final class HeldRows<T> extends AbstractEnumerable<T> {
  private final Enumerable<T> rows;
  private final Steps steps;
  private final Holding holding;
  private final long most;

  /**
   * Accounts for rows.
   *
   * @param holding of a place in the plan; who reads again has dropped what was read before
   * @param most how many rows the reader keeps
   */
  HeldRows(Enumerable<T> rows, Steps steps, Holding holding, long most) {
    this.rows = rows;
    this.steps = steps;
    this.holding = holding;
    this.most = most;
  }

  /** Accounts for all rows that a reader yet brings. */
  static <T> Enumerator<T> of(Enumerator<T> rows, Steps steps, Holding holding) {
    holding.restart();
    return new Reader<>(rows, steps, holding, Long.MAX_VALUE);
  }

  @Override
  public Enumerator<T> enumerator() {
    holding.restart();
    return new Reader<>(rows.enumerator(), steps, holding, most);
  }

  private static final class Reader<T> implements Enumerator<T> {
    private final Enumerator<T> rows;
    private final Steps steps;
    private final Holding holding;
    private long left;
    private @Nullable T current;

    Reader(Enumerator<T> rows, Steps steps, Holding holding, long most) {
      this.rows = rows;
      this.steps = steps;
      this.holding = holding;
      this.left = most;
    }

    @Override
    public boolean moveNext() {
      steps.take();
      if (!rows.moveNext()) {
        return false;
      }
      T row = rows.current();
      current = row;
      if (left > 0) {
        left--;
        holding.add(row);
      }
      return true;
    }

    @Override
    @SuppressWarnings("NullAway") // SQL NULL is a value here; Calcite's interface does not say so
    public T current() {
      return current;
    }

    @Override
    public void reset() {
      rows.reset();
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
