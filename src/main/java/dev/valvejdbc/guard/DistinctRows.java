package dev.valvejdbc.guard;

import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.EqualityComparer;
import org.jspecify.annotations.Nullable;

/**
 * Different rows, each as soon as it is seen: the stock operator reads all before the first, and
 * what it holds cannot be told from what it reads.
 */
final class DistinctRows<T> extends AbstractEnumerable<T> {
  private final Enumerable<T> rows;
  private final @Nullable EqualityComparer<T> comparer;
  private final Steps steps;
  private final Holding holding;

  /**
   * Makes rows distinct.
   *
   * @param comparer says which are the same; null if they say so themselves
   */
  DistinctRows(
      Enumerable<T> rows, @Nullable EqualityComparer<T> comparer, Steps steps, Holding holding) {
    this.rows = rows;
    this.comparer = comparer;
    this.steps = steps;
    this.holding = holding;
  }

  private record Compared<T>(T row, EqualityComparer<T> comparer) {
    @Override
    @SuppressWarnings("unchecked") // compared with its like alone
    public boolean equals(@Nullable Object other) {
      return other instanceof Compared<?> that && comparer.equal(row, (T) that.row);
    }

    @Override
    public int hashCode() {
      return comparer.hashCode(row);
    }
  }

  @Override
  public Enumerator<T> enumerator() {
    holding.restart();
    Enumerator<T> all = rows.enumerator();
    Set<@Nullable Object> seen = new HashSet<>();
    return new Enumerator<>() {
      @Override
      public boolean moveNext() {
        while (all.moveNext()) {
          steps.take();
          T row = all.current();
          if (seen.add(comparer == null ? row : new Compared<>(row, comparer))) {
            holding.add(row);
            return true;
          }
        }
        return false;
      }

      @Override
      public T current() {
        return all.current();
      }

      @Override
      public void reset() {
        seen.clear();
        holding.restart();
        all.reset();
      }

      @Override
      public void close() {
        all.close();
      }
    };
  }
}
