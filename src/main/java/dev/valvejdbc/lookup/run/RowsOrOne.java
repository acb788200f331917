package dev.valvejdbc.lookup.run;

import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** Yields rows, or one if there are none. */
final class RowsOrOne extends ClosingEnumerator<Object> {
  private final Enumerator<Object> rows;
  private final Object one;
  private boolean begun;
  private boolean onlyOne;

  RowsOrOne(Enumerator<Object> rows, Object one) {
    this.rows = rows;
    this.one = one;
  }

  @Override
  protected boolean advance() {
    boolean more = !onlyOne && rows.moveNext();
    onlyOne = !begun && !more;
    begun = true;
    return more || onlyOne;
  }

  @Override
  public @Nullable Object current() {
    return onlyOne ? one : rows.current();
  }

  @Override
  protected void release() {
    rows.close();
  }
}
