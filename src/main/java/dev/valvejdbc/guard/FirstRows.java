package dev.valvejdbc.guard;

import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;

/** The first rows of others, none of which is read beyond them; stock {@code take} reads one. */
final class FirstRows<T> extends AbstractEnumerable<T> {
  private final Enumerable<T> rows;
  private final int count;

  FirstRows(Enumerable<T> rows, int count) {
    this.rows = rows;
    this.count = count;
  }

  @Override
  public Enumerator<T> enumerator() {
    Enumerator<T> all = rows.enumerator();
    return new Enumerator<>() {
      private int left = count;

      @Override
      public T current() {
        return all.current();
      }

      @Override
      public boolean moveNext() {
        if (left <= 0) {
          return false;
        }
        left--;
        return all.moveNext();
      }

      @Override
      public void reset() {
        left = count;
        all.reset();
      }

      @Override
      public void close() {
        all.close();
      }
    };
  }
}
