package dev.valvejdbc.lookup.run;

import dev.valvejdbc.lookup.rel.Ahead;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.Function1;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a look-up join's left side, and their keys. */
final class LeftRows {
  private final Enumerator<Object> rows;
  private final @Nullable Function1<Object, @Nullable Object[]> toArray;
  private final int key;
  private final Ahead ahead;

  LeftRows(
      Enumerator<Object> rows,
      @Nullable Function1<Object, @Nullable Object[]> toArray,
      LookupTask task) {
    this.rows = rows;
    this.toArray = toArray;
    this.key = task.key();
    this.ahead = task.ahead();
  }

  /** The next row, or null at the end. */
  @Nullable Object @Nullable [] next() {
    if (!rows.moveNext()) {
      return null;
    }
    Object row = rows.current();
    return toArray == null ? (@Nullable Object[]) row : toArray.apply(row);
  }

  /** The key of a row, without padding, or null. */
  @Nullable Object key(@Nullable Object[] row) {
    Object value = row[key];
    if (value instanceof String text && !text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
      return text.stripTrailing();
    }
    return value;
  }

  /** How many look-ups may be under way once so many are finished: few at first under a LIMIT. */
  long window(long finished) {
    return switch (ahead) {
      case FAR -> Long.MAX_VALUE;
      case LITTLE -> Math.max(32, 4 * finished);
      case NOT -> 1;
    };
  }

  void close() {
    rows.close();
  }
}
