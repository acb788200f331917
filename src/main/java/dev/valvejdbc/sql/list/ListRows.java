package dev.valvejdbc.sql.list;

import dev.valvejdbc.lookup.run.ClosingEnumerator;
import dev.valvejdbc.lookup.run.ContextStatement;
import dev.valvejdbc.tables.list.ListReader;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The rows of a server list, as generated code reads them. */
public final class ListRows extends ClosingEnumerator<@Nullable Object[]> {
  private final ListReader reader;
  private @Nullable Object @Nullable [] current;

  private ListRows(ListReader reader) {
    this.reader = reader;
  }

  /** Called by generated code. */
  public static Enumerable<@Nullable Object[]> of(DataContext root, ListQuery query) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        return new ListRows(
            new ListReader(
                query.settings(),
                query.statements(),
                ContextStatement.of(root),
                query.request(query.settings().requireSource(), root),
                query.trusted()));
      }
    };
  }

  @Override
  protected boolean advance() throws InterruptedException {
    current = reader.next();
    return current != null;
  }

  @Override
  @SuppressWarnings("NullAway") // called after moveNext alone
  public @Nullable Object[] current() {
    return current;
  }

  @Override
  protected void release() {
    reader.close();
  }
}
