package dev.valvejdbc.lookup.run;

import dev.valvejdbc.lookup.KeyTuple;
import dev.valvejdbc.lookup.MissingKeyException;
import dev.valvejdbc.lookup.rel.LiteralList;
import dev.valvejdbc.lookup.rel.LiteralParameter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.function.Predicate1;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Serves generated code, and what stands in its place. */
public final class LookupRuntime {
  private LookupRuntime() {}

  /** The constant keys as rows of one value, each once, without null and without padding. */
  public static Enumerable<Object> keys(DataContext root, ConstantKeySource source) {
    Set<Object> values = new LinkedHashSet<>();
    for (RexNode key : source.keys()) {
      if (key instanceof LiteralParameter literal
          && literal.isList()
          && root.get(literal.getName()) instanceof LiteralList list) {
        list.values().forEach(v -> add(values, ConstantValue.exact(v, source.type())));
      } else {
        add(values, ConstantValue.of(key, source.type(), root));
      }
    }
    return Linq4j.asEnumerable(values);
  }

  /** A condition that is gone through, for one execution. */
  public static Predicate1<Object[]> condition(
      Function1<DataContext, Predicate1<Object[]>> condition, DataContext root) {
    return condition.apply(root);
  }

  /** Values of keys, each once, without null and without padding. */
  public static Enumerable<Object> keys(List<@Nullable Object> given) {
    Set<Object> values = new LinkedHashSet<>();
    given.forEach(v -> add(values, v));
    return Linq4j.asEnumerable(values);
  }

  private static void add(Set<Object> values, @Nullable Object value) {
    if (value != null) {
      values.add(value instanceof String text ? text.stripTrailing() : value);
    }
  }

  /** Rows kept as arrays; the bare values if the rows have one column. */
  public static Enumerable<?> rows(List<@Nullable Object[]> rows, boolean scalar) {
    Enumerable<@Nullable Object[]> all = Linq4j.asEnumerable(rows);
    return scalar ? all.select(row -> row[0]) : all;
  }

  /**
   * The rows, or one if there are none.
   *
   * @param toArray from the form of the rows to arrays; null where they need no change
   * @param one the row; of one column, its value is the row
   */
  public static Enumerable<Object> orRow(
      Enumerable<Object> rows,
      @Nullable Function1<Object, @Nullable Object[]> toArray,
      @Nullable Object[] one) {
    return new AbstractEnumerable<>() {
      @Override
      @SuppressWarnings("NullAway") // Calcite's enumerators hold null for a null value
      public Enumerator<Object> enumerator() {
        Enumerable<Object> arrays = toArray == null ? rows : rows.select(r -> toArray.apply(r));
        return new RowsOrOne(arrays.enumerator(), one.length == 1 ? one[0] : one);
      }
    };
  }

  /** No rows: what is thrown names the key that is missing. */
  public static Enumerable<Object> missingKey(String message) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<Object> enumerator() {
        throw new MissingKeyException(message);
      }
    };
  }

  /** The rows of a look-up join; the bare values if the rows have one column. */
  public static Enumerable<Object> join(
      DataContext root,
      LookupTask task,
      Enumerable<Object> left,
      @Nullable Function1<Object, @Nullable Object[]> toArray,
      @Nullable Predicate1<@Nullable Object[]>[] conditions) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<Object> enumerator() {
        LegProduct product = new LegProduct(task, conditions);
        return new LookupEnumerator(root, task, left.enumerator(), toArray, product);
      }
    };
  }

  /**
   * The key of a table with several key columns.
   *
   * @param operands for each value whether it must not be null, as a text of 0 and 1, and the
   *     values
   * @return null if a required value is
   */
  public static @Nullable KeyTuple key(@Nullable Object[] operands) {
    String required = String.valueOf(operands[0]);
    @Nullable Object[] values = Arrays.copyOfRange(operands, 1, operands.length);
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null && required.charAt(i) == '1') {
        return null;
      }
      if (values[i] instanceof String text) {
        values[i] = text.stripTrailing();
      }
    }
    return new KeyTuple(Arrays.asList(values));
  }
}
