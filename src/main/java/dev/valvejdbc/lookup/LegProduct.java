package dev.valvejdbc.lookup;

import java.util.Arrays;
import java.util.List;
import org.apache.calcite.linq4j.function.Predicate1;
import org.jspecify.annotations.Nullable;

/**
 * Joins one left row to the rows of each leg, nested in the order of the legs.
 *
 * <p>A candidate is put together in one array that all rows share; only rows that are emitted are
 * copied.
 */
final class LegProduct {
  private final LookupTask task;
  private final @Nullable Predicate1<@Nullable Object[]>[] conditions;
  private final LegKind[] kinds;
  private final int[] offsets;
  private final int[] positions;
  private final boolean[] matched;
  private final @Nullable Object[] candidate;
  private final int last;
  private List<List<@Nullable Object[]>> rows = List.of();
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
    this.candidate = new Object[Math.max(width, task.outputWidth())];
  }

  /** Starts with a left row and, for each leg, its rows. */
  void start(@Nullable Object[] left, List<List<@Nullable Object[]>> found) {
    System.arraycopy(left, 0, candidate, 0, task.leftWidth());
    rows = found;
    depth = 0;
    enter(0);
  }

  private void enter(int leg) {
    positions[leg] = 0;
    matched[leg] = false;
  }

  /** The next result: an array, or the bare value if there is one column; null at the end. */
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

  /** A copy of the row that {@link #next} put together. */
  @Nullable Object[] row() {
    return candidate.length == task.outputWidth()
        ? candidate.clone()
        : Arrays.copyOf(candidate, task.outputWidth());
  }

  /** The first value of the row that {@link #next} put together. */
  @Nullable Object value() {
    return candidate[0];
  }

  /** Puts the leg's next alternative into the candidate; false if there is none. */
  private boolean step(int leg) {
    return switch (kinds[leg]) {
      case INNER -> match(leg);
      case LEFT -> {
        if (match(leg)) {
          matched[leg] = true;
          yield true;
        }
        yield once(leg) && nulls(leg);
      }
      case SEMI -> once(leg) && match(leg);
      case ANTI -> once(leg) && !match(leg);
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

  private boolean nulls(int leg) {
    int offset = offsets[leg];
    Arrays.fill(candidate, offset, offset + task.legs().get(leg).width(), null);
    return true;
  }

  private boolean match(int leg) {
    List<@Nullable Object[]> found = rows.get(leg);
    Predicate1<@Nullable Object[]> condition = conditions[leg];
    while (positions[leg] < found.size()) {
      @Nullable Object[] row = found.get(positions[leg]++);
      System.arraycopy(row, 0, candidate, offsets[leg], row.length);
      if (condition == null || condition.apply(candidate)) {
        return true;
      }
    }
    return false;
  }
}
