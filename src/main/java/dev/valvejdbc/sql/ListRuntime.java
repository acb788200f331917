package dev.valvejdbc.sql;

import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** Called by generated code; not for use by anyone else. */
public final class ListRuntime {
  private ListRuntime() {}

  /** The rows of a table function. */
  public static Enumerable<@Nullable Object[]> computed(ComputedScan.Rows rows, DataContext root) {
    return rows.rows(root);
  }

  /** The rows of a server list. */
  public static Enumerable<@Nullable Object[]> rows(DataContext root, ListQuery query) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        return new ListEnumerator(root, query);
      }
    };
  }
}
