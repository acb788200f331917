package dev.valvejdbc.engine.plans;

import dev.valvejdbc.lookup.rel.LiteralNeededException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.calcite.sql.parser.SqlParseException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the plans of a connection's latest statements, by their shapes. Safe for many threads, one
 * of which may plan what another does, too.
 */
public final class Plans {
  private static final int LONGEST_KEY = 1 << 16;

  /** What a plan holds for, beside the text. */
  private record Key(Object state, String text) {}

  private final Map<String, BitSet> taken;
  private final Map<Key, PlannedStatement> plans;

  /**
   * Keeps no plan yet.
   *
   * @param most how many it keeps, 0 for none
   */
  public Plans(int most) {
    taken = latest(4 * most);
    plans = latest(most);
  }

  private static <K, V> Map<K, V> latest(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }

  /**
   * The kept plan of a statement, null if there is none. A statement that may change what others
   * mean makes all plans forgotten.
   *
   * @param state what plans depend on beside the text; two states are equal if their plans are
   * @param literals whether single literals may be parameters; long lists are in any case
   */
  public @Nullable RunnableStatement kept(String sql, Object state, boolean literals) {
    if (StatementVerb.of(sql) != StatementVerb.QUERY) {
      return null;
    }
    StatementShape shape = StatementShape.of(sql);
    synchronized (this) {
      BitSet parts = literals ? taken.get(shape.key(shape.all())) : shape.lists();
      PlannedStatement plan = parts == null ? null : plans.get(new Key(state, shape.key(parts)));
      return parts == null || plan == null
          ? null
          : RunnableStatement.of(plan, shape.parameters(parts));
    }
  }

  /** Plans a statement of which no plan is kept; keeps the plan if it may be used again. */
  public RunnableStatement planned(
      String sql, Object state, boolean literals, StatementPlanner planner) {
    StatementVerb verb = StatementVerb.of(sql);
    StatementShape shape = StatementShape.of(sql);
    if (verb == StatementVerb.CHANGE) {
      forget();
      return RunnableStatement.of(
          planner.plan(sql, StatementParameters.NONE), StatementParameters.NONE);
    }
    boolean query = verb == StatementVerb.QUERY;
    BitSet parts = literals && query ? places(shape, planner) : shape.lists();
    while (true) {
      StatementParameters parameters =
          parts.isEmpty() ? StatementParameters.NONE : shape.parameters(parts);
      try {
        PlannedStatement plan = planner.plan(shape.parameterized(parts), parameters);
        if (query && plan.kept()) {
          keep(shape, parts, state, plan);
          remember(shape, parts, literals);
        }
        return RunnableStatement.of(plan, parameters);
      } catch (RuntimeException e) {
        if (parts.isEmpty()) {
          remember(shape, parts, query && literals); // next time it fails at once
          throw e;
        }
        parts = fewer(parts, parameters, e);
      }
    }
  }

  /**
   * The literals that may still be parameters: where it is not one of them that a plan depends on,
   * the statement fails as it was written, or not at all.
   */
  private static BitSet fewer(BitSet parts, StatementParameters parameters, RuntimeException e) {
    BitSet fewer = new BitSet();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof LiteralNeededException needed) {
        fewer.or(parts);
        fewer.andNot(parameters.together(needed.index()));
      }
    }
    return fewer;
  }

  private BitSet places(StatementShape shape, StatementPlanner planner) {
    synchronized (this) {
      BitSet known = taken.get(shape.key(shape.all()));
      if (known != null) {
        return known;
      }
    }
    try {
      BitSet lists = shape.lists();
      return shape.at(LiteralPlaces.of(planner.parse(shape.parameterized(lists))), lists);
    } catch (SqlParseException | RuntimeException e) {
      return new BitSet(); // planning says what is wrong with it
    }
  }

  private synchronized void keep(
      StatementShape shape, BitSet parts, Object state, PlannedStatement plan) {
    String text = shape.key(parts);
    if (text.length() <= LONGEST_KEY) {
      plans.put(new Key(state, text), plan);
    }
  }

  /** Remembers which literals of a shape are parameters, if single ones may be. */
  private synchronized void remember(StatementShape shape, BitSet parts, boolean literals) {
    String all = shape.key(shape.all());
    if (literals && all.length() <= LONGEST_KEY) {
      taken.put(all, parts);
    }
  }

  /** Forgets all plans. */
  public synchronized void forget() {
    taken.clear();
    plans.clear();
  }
}
