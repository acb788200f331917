package dev.valvejdbc.guard;

import java.util.BitSet;
import java.util.List;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.JoinType;
import org.apache.calcite.linq4j.function.Function2;
import org.apache.calcite.linq4j.function.Predicate2;
import org.jspecify.annotations.Nullable;

/**
 * A join by any condition that ends with the rows of the right side that had no partner: the stock
 * operator takes rows that are the same object for one row, as equal small numbers are, and keeps
 * all that it puts together.
 */
final class LeftoverJoin<L, R, T> extends AbstractEnumerable<T> {
  private final Enumerable<L> left;
  private final Enumerable<R> right;
  private final Predicate2<L, R> condition;
  private final Function2<@Nullable L, @Nullable R, T> joined;
  private final JoinType type;

  LeftoverJoin(
      Enumerable<L> left,
      Enumerable<R> right,
      Predicate2<L, R> condition,
      Function2<@Nullable L, @Nullable R, T> joined,
      JoinType type) {
    this.left = left;
    this.right = right;
    this.condition = condition;
    this.joined = joined;
    this.type = type;
  }

  @Override
  public Enumerator<T> enumerator() {
    return new Rows(right.toList(), left.enumerator());
  }

  private final class Rows implements Enumerator<T> {
    private final List<R> rights;
    private final Enumerator<L> lefts;
    private final BitSet partnered = new BitSet();
    private int next;
    private boolean atLeft;
    private boolean alone;
    private boolean ended;
    private @Nullable T row;

    Rows(List<R> rights, Enumerator<L> lefts) {
      this.rights = rights;
      this.lefts = lefts;
    }

    @Override
    public boolean moveNext() {
      while (!ended) {
        if (atLeft && partner()) {
          return true;
        }
        if (atLeft && alone && type.generatesNullsOnRight()) {
          row = joined.apply(lefts.current(), null);
          atLeft = false;
          return true;
        }
        atLeft = lefts.moveNext();
        alone = true;
        next = 0;
        ended = !atLeft;
      }
      next = partnered.nextClearBit(next);
      if (next >= rights.size()) {
        return false;
      }
      row = joined.apply(null, rights.get(next++));
      return true;
    }

    /** Goes to the next row of the right side that fits the left's. */
    private boolean partner() {
      L left = lefts.current();
      while (next < rights.size()) {
        R right = rights.get(next++);
        if (condition.apply(left, right)) {
          partnered.set(next - 1);
          alone = false;
          row = joined.apply(left, right);
          return true;
        }
      }
      return false;
    }

    @Override
    @SuppressWarnings("NullAway") // a row of one column may be null
    public T current() {
      return row;
    }

    @Override
    public void reset() {
      lefts.reset();
      partnered.clear();
      atLeft = false;
      ended = false;
    }

    @Override
    public void close() {
      lefts.close();
    }
  }
}
