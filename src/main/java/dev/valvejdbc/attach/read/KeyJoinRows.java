package dev.valvejdbc.attach.read;

import dev.valvejdbc.guard.Guard;
import dev.valvejdbc.lookup.run.ClosingEnumerator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.Function1;
import org.jspecify.annotations.Nullable;

/** The rows of a join with a database, in the order of ours. */
public final class KeyJoinRows extends ClosingEnumerator<@Nullable Object> {
  /** As many rows of a table are read at first, to see whether it is small. */
  private static final int SMALL = 10_000;

  /** How many of our rows make the first question, so that the first rows come soon. */
  private static final int FIRST_ROWS = 32;

  private static final int MOST_ROWS = 1_000;

  private final DataContext root;
  private final KeyJoinTask task;
  private final Guard guard;
  private final Enumerator<@Nullable Object[]> ours;
  private final Deque<@Nullable Object[]> ready = new ArrayDeque<>();
  private Map<List<Object>, List<@Nullable Object[]>> theirs = new HashMap<>();
  private final Set<List<Object>> asked = new HashSet<>();
  private boolean whole;
  private int rowsAtOnce = FIRST_ROWS;
  private @Nullable Object current;

  private KeyJoinRows(DataContext root, KeyJoinTask task, Enumerator<@Nullable Object[]> ours) {
    this.root = root;
    this.task = task;
    this.ours = ours;
    this.guard = Guard.of(root);
  }

  /** Called by generated code. */
  public static Enumerable<@Nullable Object> of(
      DataContext root,
      KeyJoinTask task,
      Enumerable<Object> ours,
      @Nullable Function1<Object, @Nullable Object[]> toArray) {
    return new AbstractEnumerable<>() {
      @Override
      @SuppressWarnings("unchecked") // rows are arrays where they need no change
      public Enumerator<@Nullable Object> enumerator() {
        Enumerable<@Nullable Object[]> arrays =
            toArray == null
                ? (Enumerable<@Nullable Object[]>) (Enumerable<?>) ours
                : ours.select(r -> toArray.apply(r));
        return new KeyJoinRows(root, task, arrays.enumerator());
      }
    };
  }

  @Override
  protected boolean advance() {
    while (ready.isEmpty()) {
      List<@Nullable Object[]> some = some();
      if (some.isEmpty()) {
        return false;
      }
      if (!whole) {
        ask(some);
      }
      some.forEach(this::join);
    }
    @Nullable Object[] row = ready.remove();
    current = row.length == 1 ? row[0] : row;
    return true;
  }

  /** The next of our rows, so many that asking for their keys is worth it. */
  private List<@Nullable Object[]> some() {
    List<@Nullable Object[]> some = new ArrayList<>();
    int most = whole ? 1 : rowsAtOnce;
    while (some.size() < most && ours.moveNext()) {
      some.add(ours.current());
    }
    return some;
  }

  private void ask(List<@Nullable Object[]> some) {
    guard.restart(place());
    theirs = new HashMap<>();
    if (rowsAtOnce == FIRST_ROWS && some.size() == FIRST_ROWS && read(task.query(), List.of())) {
      whole = true;
      return;
    }
    rowsAtOnce = Math.min(MOST_ROWS, rowsAtOnce * 4);
    Set<Object> keys = new LinkedHashSet<>();
    for (@Nullable Object[] row : some) {
      List<Object> key = KeyJoinTask.key(row, task.ourKeys());
      if (key != null) {
        keys.add(key.get(0));
      }
    }
    guard.restart(place());
    theirs = new HashMap<>();
    if (!keys.isEmpty()) {
      read(task.query().ofKeys(task.column(), keys.size()), List.copyOf(keys));
    }
  }

  /** Reads what a query finds; false if, without keys, it is too much. */
  private boolean read(DatabaseQuery query, List<Object> keys) {
    int rows = 0;
    try (DatabaseRows found = new DatabaseRows(root, query, keys, keys.isEmpty() ? SMALL + 1 : 0)) {
      while (found.moveNext()) {
        if (keys.isEmpty() && ++rows > SMALL) {
          return false;
        }
        @Nullable Object[] row = task.row(found.current());
        List<Object> key = KeyJoinTask.key(row, task.theirKeys());
        if (key != null) {
          guard.kept(place(), row);
          theirs.computeIfAbsent(key, k -> new ArrayList<>(1)).add(row);
        }
      }
      return true;
    }
  }

  private void join(@Nullable Object[] row) {
    List<Object> key = KeyJoinTask.key(row, task.ourKeys());
    List<@Nullable Object[]> found = key == null ? List.of() : theirs.getOrDefault(key, List.of());
    switch (task.kind()) {
      case SEMI -> {
        if (task.first()) {
          if (key != null && asked.add(key)) {
            guard.kept(place() ^ 1, key);
            ready.addAll(found);
          }
        } else if (!found.isEmpty()) {
          ready.add(row);
        }
      }
      case ANTI -> {
        if (found.isEmpty()) {
          ready.add(row);
        }
      }
      default -> {
        found.forEach(f -> ready.add(task.joined(row, f)));
        if (found.isEmpty() && task.kind().generatesNullsOnRight()) {
          ready.add(task.joined(row, null));
        }
      }
    }
  }

  /** A place in the account of the statement that no other operator has. */
  private int place() {
    return Integer.MIN_VALUE | System.identityHashCode(this);
  }

  @Override
  @SuppressWarnings("NullAway") // called after moveNext alone
  public @Nullable Object current() {
    return current;
  }

  @Override
  protected void release() {
    ours.close();
  }
}
