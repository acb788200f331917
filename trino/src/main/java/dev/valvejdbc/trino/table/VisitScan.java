package dev.valvejdbc.trino.table;

import static io.trino.spi.StandardErrorCode.NOT_SUPPORTED;

import dev.valvejdbc.lookup.LookupScan;
import io.trino.spi.TrinoException;
import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups of several tables at once, whose rows of a key are joined: each row of one table with
 * each of the others.
 */
final class VisitScan implements LookupScan {
  private static final String TOO_MANY =
      "A server has more than two billion combinations of rows of the tables that are joined on its"
          + " address: join fewer of them.";

  private final LookupScan scan;
  private final int[] leg;
  private final int[] place;

  /**
   * Joins the rows of a scan.
   *
   * @param leg for each value of a row the table that it is of
   * @param place where it is in that table's row
   */
  VisitScan(LookupScan scan, int[] leg, int[] place) {
    this.scan = scan;
    this.leg = leg;
    this.place = place;
  }

  @Override
  public boolean ask(Object key, Object token) {
    return scan.ask(key, token);
  }

  @Override
  public void awaitRoom(long nanos) throws InterruptedException {
    scan.awaitRoom(nanos);
  }

  @Override
  public @Nullable Found poll(long nanos) throws InterruptedException {
    Found found = scan.poll(nanos);
    return found == null ? null : new Found(found.token(), List.of(new Joined(found.rows())));
  }

  @Override
  public void close() {
    scan.close();
  }

  /** Every combination of the tables' rows, made when it is read. */
  private final class Joined extends AbstractList<@Nullable Object[]> {
    private final List<List<@Nullable Object[]>> tables;

    Joined(List<List<@Nullable Object[]>> tables) {
      this.tables = tables;
    }

    @Override
    public int size() {
      if (tables.stream().anyMatch(List::isEmpty)) {
        return 0;
      }
      long size = 1;
      for (List<@Nullable Object[]> rows : tables) {
        size *= rows.size();
        if (size > Integer.MAX_VALUE) {
          throw new TrinoException(NOT_SUPPORTED, TOO_MANY);
        }
      }
      return (int) size;
    }

    @Override
    public @Nullable Object[] get(int index) {
      int[] chosen = new int[tables.size()];
      int rest = index;
      for (int i = chosen.length - 1; i >= 0; i--) {
        chosen[i] = rest % tables.get(i).size();
        rest /= tables.get(i).size();
      }
      @Nullable Object[] row = new Object[leg.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = tables.get(leg[i]).get(chosen[leg[i]])[place[i]];
      }
      return row;
    }
  }
}
