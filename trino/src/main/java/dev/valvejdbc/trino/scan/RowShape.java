package dev.valvejdbc.trino.scan;

import dev.valvejdbc.trino.column.SqlValues;
import dev.valvejdbc.trino.column.ValveColumnHandle;
import io.trino.spi.PageBuilder;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which values a page holds, and which rows come into one.
 *
 * @param output the columns of a page
 * @param all those that a row has to have: the page's, then those that only conditions are about
 * @param enforced the conditions
 */
public record RowShape(
    List<ValveColumnHandle> output,
    List<ValveColumnHandle> all,
    Map<ColumnHandle, Domain> enforced) {

  /** The shape of some columns under conditions. */
  public static RowShape of(List<ColumnHandle> columns, TupleDomain<ColumnHandle> conditions) {
    List<ValveColumnHandle> output = columns.stream().map(ValveColumnHandle.class::cast).toList();
    Map<ColumnHandle, Domain> enforced = conditions.getDomains().orElse(Map.of());
    List<ValveColumnHandle> all = new ArrayList<>(output);
    for (ColumnHandle column : enforced.keySet()) {
      if (!all.contains((ValveColumnHandle) column)) {
        all.add((ValveColumnHandle) column);
      }
    }
    return new RowShape(output, all, enforced);
  }

  /** The same with more columns that a row has to have. */
  public RowShape with(List<ValveColumnHandle> more) {
    List<ValveColumnHandle> longer = new ArrayList<>(all);
    more.stream().filter(c -> !longer.contains(c)).forEach(longer::add);
    return new RowShape(output, longer, enforced);
  }

  /** The ordinals of all columns. */
  public List<Integer> ordinals() {
    return all.stream().map(ValveColumnHandle::ordinal).toList();
  }

  /** Begins a page. */
  public PageBuilder page() {
    return new PageBuilder(output.stream().map(ValveColumnHandle::sqlType).toList());
  }

  /** Whether a row of all columns holds what conditions want. */
  public boolean admits(@Nullable Object[] row) {
    for (int i = 0; i < row.length; i++) {
      Domain domain = enforced.get(all.get(i));
      if (domain != null
          && !domain.includesNullableValue(SqlValues.toTrino(all.get(i).type(), row[i]))) {
        return false;
      }
    }
    return true;
  }

  /** Appends a row of all columns to a page, if it is admitted. */
  public void append(PageBuilder page, @Nullable Object[] row) {
    if (!admits(row)) {
      return;
    }
    page.declarePosition();
    for (int i = 0; i < output.size(); i++) {
      SqlValues.append(output.get(i).type(), page.getBlockBuilder(i), row[i]);
    }
  }

  /** What a builder holds, as a page; the builder begins anew. */
  public static SourcePage taken(PageBuilder builder) {
    SourcePage page = SourcePage.create(builder.build());
    builder.reset();
    return page;
  }
}
