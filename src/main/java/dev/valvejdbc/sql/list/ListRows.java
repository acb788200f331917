package dev.valvejdbc.sql.list;

import dev.valvejdbc.lookup.ContextStatement;
import dev.valvejdbc.tables.list.ListReader;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The rows of a server list, as generated code reads them. */
public final class ListRows implements Enumerator<@Nullable Object[]> {
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
                query.request(query.settings().requireSource(), root)));
      }
    };
  }

  @Override
  public boolean moveNext() {
    try {
      current = reader.next();
      return current != null;
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a server list", e);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  @Override
  @SuppressWarnings("NullAway") // called after moveNext alone
  public @Nullable Object[] current() {
    return current;
  }

  @Override
  public void reset() {
    throw new UnsupportedOperationException("A server list cannot be read twice");
  }

  @Override
  public void close() {
    reader.close();
  }
}
