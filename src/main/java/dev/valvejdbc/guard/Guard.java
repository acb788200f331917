package dev.valvejdbc.guard;

import dev.valvejdbc.errors.SqlError;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.JoinType;
import org.apache.calcite.linq4j.function.EqualityComparer;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.function.Function2;
import org.apache.calcite.linq4j.function.Predicate2;
import org.jspecify.annotations.Nullable;

/**
 * Guards one execution of a statement: asked by generated code at each step that it takes, each
 * text that it makes and each row that it keeps, it ends what is to end. Safe for many threads.
 */
public final class Guard {
  /** The name under which a DataContext has the guard of its execution. */
  public static final String NAME = "statement.guard";

  /** How often that may be for what belongs to no statement, and which nobody could cancel. */
  private static final int UNATTENDED_STRIDES = 20_000;

  /** Windows of HOP that one row may be in. */
  private static final long MOST_WINDOWS = 100_000;

  private final Steps steps;
  private final Account account;
  private final GuardedTexts texts;
  private final Map<Integer, Holding> holdings = new ConcurrentHashMap<>();

  /**
   * Guards an execution.
   *
   * @param stop throws if the execution is to end
   * @param heap what it shares with others
   */
  public Guard(Runnable stop, Bounds bounds, HeapShare heap) {
    steps = new Steps(stop, bounds.textLength());
    account = new Account(bounds.memory(), heap);
    texts = new GuardedTexts(steps);
  }

  /** The guard of the execution that a context belongs to. Called by generated code. */
  public static Guard of(DataContext root) {
    return root.get(NAME) instanceof Guard guard ? guard : unattended(Bounds.UNATTENDED);
  }

  /**
   * A guard for constants of a plan, which no statement owns. Called by generated code.
   *
   * @param textLength UTF-16 units of the longest text that one of them may be
   */
  public static Guard unattended(int textLength) {
    return unattended(new Bounds(Bounds.UNATTENDED.memory(), textLength));
  }

  /** A guard for constants that become part of a plan. Called by generated code. */
  public static Guard planning() {
    return unattended(Bounds.PLANNING);
  }

  private static Guard unattended(Bounds bounds) {
    AtomicLong strides = new AtomicLong(UNATTENDED_STRIDES);
    return new Guard(
        () -> {
          if (strides.decrementAndGet() < 0) {
            throw SqlError.COSTLY_CONSTANT.inStatement();
          }
        },
        bounds,
        new HeapShare(bounds.memory()));
  }

  /** Called by generated code at each step. */
  public void tick() {
    steps.take();
  }

  /** The functions that make and match texts. Called by generated code. */
  public GuardedTexts texts() {
    return texts;
  }

  /** Accounts for the rows of an operator that keeps them all. Called by generated code. */
  public <T> Enumerable<T> held(int place, Enumerable<T> rows) {
    return new HeldRows<>(rows, steps, holding(place), Long.MAX_VALUE);
  }

  /** The same for one that keeps as many as it was told. Called by generated code. */
  public <T> Enumerable<T> held(int place, Enumerable<T> rows, int offset, int fetch) {
    return new HeldRows<>(rows, steps, holding(place), (long) offset + fetch);
  }

  /** The same for rows that are read already. Called by generated code. */
  public <T> Enumerator<T> held(int place, Enumerator<T> rows) {
    return HeldRows.of(rows, steps, holding(place));
  }

  /**
   * Checks how many windows a row of HOP is in, which are made at once. Called by generated code.
   *
   * @return the windows' size
   */
  public long windows(long slide, long size) {
    if (size / Math.max(1, slide) > MOST_WINDOWS) {
      throw SqlError.FUNCTION_ARGUMENT.inStatement(
          "The size of the windows of HOP",
          size / slide + " times what lies between them",
          MOST_WINDOWS + " times at most");
    }
    return size;
  }

  /** Accounts for a value that is put into a collection. Called by generated code. */
  public @Nullable Object kept(int place, @Nullable Object value) {
    tick();
    holding(place).add(value);
    return value;
  }

  /** Accounts for each group that is begun. Called by generated code. */
  public <T> Function0<T> groups(int place, Function0<T> begin) {
    Holding holding = holding(place);
    holding.restart();
    return () -> {
      T group = begin.apply();
      holding.add(group);
      return group;
    };
  }

  /**
   * A join that ends with the rows of the right side without a partner. Called by generated code.
   */
  public <A, B, R> Enumerable<R> leftovers(
      Enumerable<A> left,
      Enumerable<B> right,
      Predicate2<A, B> condition,
      Function2<@Nullable A, @Nullable B, R> joined,
      JoinType type) {
    return new LeftoverJoin<>(left, right, condition, joined, type);
  }

  /** Forgets what a place held, which is computed anew. Called by generated code. */
  public void restart(int place) {
    tick();
    holding(place).restart();
  }

  /** The first rows, and no row read beyond them. Called by generated code. */
  public <T> Enumerable<T> first(Enumerable<T> rows, int count) {
    return new FirstRows<>(rows, count);
  }

  /** The different rows. Called by generated code. */
  public <T> Enumerable<T> distinct(
      int place, Enumerable<T> rows, @Nullable EqualityComparer<T> comparer) {
    return new DistinctRows<>(rows, comparer, steps, holding(place));
  }

  private Holding holding(int place) {
    return holdings.computeIfAbsent(place, p -> new Holding(account));
  }

  /** Gives back all that the execution holds: it has ended. */
  public void release() {
    account.release();
  }
}
