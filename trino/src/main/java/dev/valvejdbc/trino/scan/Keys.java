package dev.valvejdbc.trino.scan;

import static io.trino.spi.StandardErrorCode.NOT_SUPPORTED;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.KeyTuple;
import dev.valvejdbc.lookup.KeyedTable;
import dev.valvejdbc.trino.column.SqlValues;
import dev.valvejdbc.trino.column.ValveColumnHandle;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys that conditions give a keyed table. */
public final class Keys {
  private static final int MOST_COMBINATIONS = 1_000_000;

  private Keys() {}

  /** The values that conditions give each key column, by its ordinal, those without null. */
  public static Map<Integer, List<Object>> constants(
      KeyedTable table, TupleDomain<ColumnHandle> conditions, List<ValveColumnHandle> columns) {
    Map<Integer, List<Object>> values = new HashMap<>();
    Map<ColumnHandle, Domain> domains = conditions.getDomains().orElse(Map.of());
    for (KeyColumn key : table.keyColumns()) {
      ValveColumnHandle column = columns.get(key.ordinal());
      Domain domain = domains.get(column);
      if (domain != null && domain.isNullableDiscreteSet()) {
        values.put(
            key.ordinal(),
            domain.getNullableDiscreteSet().getNonNullValues().stream()
                .map(v -> SqlValues.toCore(column.type(), v))
                .toList());
      }
    }
    return values;
  }

  /** Whether conditions give all keys that are required. */
  public static boolean given(
      KeyedTable table, TupleDomain<ColumnHandle> conditions, List<ValveColumnHandle> columns) {
    return missing(table, constants(table, conditions, columns)).isEmpty();
  }

  /** A required key column without values; empty if there is none. */
  public static Optional<KeyColumn> missing(KeyedTable table, Map<Integer, List<Object>> values) {
    return table.keyColumns().stream()
        .filter(k -> k.required() && !values.containsKey(k.ordinal()))
        .findFirst();
  }

  /**
   * Every combination of the values of all key columns, null for one that is not given.
   *
   * @throws TrinoException if several columns make more than a million
   */
  public static List<List<@Nullable Object>> combined(
      KeyedTable table, Map<Integer, List<Object>> values) {
    List<List<@Nullable Object>> keys = new ArrayList<>();
    keys.add(new ArrayList<>());
    for (KeyColumn column : table.keyColumns()) {
      List<Object> given = values.get(column.ordinal());
      if (given != null && keys.size() > 1 && given.size() > MOST_COMBINATIONS / keys.size()) {
        throw new TrinoException(
            NOT_SUPPORTED,
            "The values that are given for the keys of "
                + table.name()
                + " make more than a million combinations: name fewer.");
      }
      List<List<@Nullable Object>> longer = new ArrayList<>();
      for (List<@Nullable Object> key : keys) {
        if (given == null) {
          longer.add(and(key, null));
        } else {
          given.forEach(value -> longer.add(and(key, value)));
        }
      }
      keys = longer;
    }
    return keys;
  }

  private static List<@Nullable Object> and(List<@Nullable Object> key, @Nullable Object value) {
    List<@Nullable Object> longer = new ArrayList<>(key);
    longer.add(value);
    return longer;
  }

  /** The key of these values, as the table is asked for it. */
  public static Object key(KeyedTable table, List<@Nullable Object> values) {
    Object only = table.hasSimpleKey() ? values.getFirst() : null;
    return only == null ? new KeyTuple(values) : only;
  }
}
