package dev.valvejdbc.lookup.run;

import dev.valvejdbc.lookup.GrowingRows;
import dev.valvejdbc.lookup.rel.LegKind;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.linq4j.function.Predicate1;
import org.jspecify.annotations.Nullable;

/**
 * Joins one left row to the rows of each leg, nested in the order of the legs.
 *
 * <p>The outer legs are put together in one array that all rows share; the last leg goes into a
 * copy of it, which becomes the row. Writing into a new array is cheaper than into an old one,
 * whose every reference the garbage collector has to be told of.
 */
final class LegProduct {
  private final LookupTask task;
  private final @Nullable Predicate1<@Nullable Object[]>[] conditions;
  private final LegKind[] kinds;
  private final int[] offsets;
  private final int[] positions;
  private final boolean[] matched;
  private final @Nullable Object[] shared;
  private final int last;
  private List<List<@Nullable Object[]>> rows = List.of();
  private @Nullable Object[] row = {};
  private int depth = -1;

  LegProduct(LookupTask task, @Nullable Predicate1<@Nullable Object[]>[] conditions) {
    this.task = task;
    this.conditions = conditions;
    this.last = task.legs().size() - 1;
    this.kinds = task.legs().stream().map(LookupTask.Leg::kind).toArray(LegKind[]::new);
    this.offsets = task.legs().stream().mapToInt(LookupTask.Leg::offset).toArray();
    this.positions = new int[last + 1];
    this.matched = new boolean[last + 1];
    int width = task.leftWidth();
    for (LookupTask.Leg leg : task.legs()) {
      width = Math.max(width, leg.offset() + leg.width());
    }
    this.shared = new Object[Math.max(width, task.outputWidth())];
  }

  /** Starts with a left row and, for each leg, its rows. */
  void start(@Nullable Object[] left, List<List<@Nullable Object[]>> found) {
    System.arraycopy(left, 0, shared, 0, task.leftWidth());
    rows = found;
    depth = 0;
    enter(0);
  }

  private void enter(int leg) {
    positions[leg] = 0;
    matched[leg] = false;
  }

  /** Moves to the next row; false at the end. */
  boolean next() {
    while (depth >= 0) {
      if (!step(depth)) {
        depth--;
      } else if (depth == last) {
        return true;
      } else {
        enter(++depth);
      }
    }
    return false;
  }

  /** The row that {@link #next} put together: an array, or the bare value of a single column. */
  @Nullable Object row() {
    int width = task.outputWidth();
    if (width == 1) {
      return row[0];
    }
    return row.length == width ? row : Arrays.copyOf(row, width);
  }

  /** Puts the leg's next alternative into the row; false if there is none. */
  private boolean step(int leg) {
    @Nullable Object[] candidate = shared;
    if (leg == last) {
      candidate = shared.clone();
      row = candidate;
    }
    return switch (kinds[leg]) {
      case INNER -> match(leg, candidate);
      case LEFT -> {
        if (match(leg, candidate)) {
          matched[leg] = true;
          yield true;
        }
        yield once(leg) && nulls(leg, candidate);
      }
      case SEMI -> once(leg) && match(leg, candidate);
      case ANTI -> once(leg) && !match(leg, candidate);
      case COLLECT -> {
        candidate[offsets[leg]] = rows.get(leg);
        yield once(leg);
      }
    };
  }

  private boolean once(int leg) {
    boolean first = !matched[leg];
    matched[leg] = true;
    return first;
  }

  private boolean nulls(int leg, @Nullable Object[] candidate) {
    int offset = offsets[leg];
    Arrays.fill(candidate, offset, offset + task.legs().get(leg).width(), null);
    return true;
  }

  private static boolean has(List<@Nullable Object[]> rows, int index) {
    return rows instanceof GrowingRows growing ? growing.has(index) : index < rows.size();
  }

  private boolean match(int leg, @Nullable Object[] candidate) {
    List<@Nullable Object[]> found = rows.get(leg);
    Predicate1<@Nullable Object[]> condition = conditions[leg];
    while (has(found, positions[leg])) {
      @Nullable Object[] values = found.get(positions[leg]++);
      System.arraycopy(values, 0, candidate, offsets[leg], values.length);
      if (condition == null || condition.apply(candidate)) {
        return true;
      }
    }
    return false;
  }
}
