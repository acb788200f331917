package dev.valvejdbc.tables.steamapi;

import dev.valvejdbc.lookup.GrowingRows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an answer that comes in pages, fetched as far as they are read. */
final class PagedRows extends GrowingRows {
  private final List<@Nullable Object[]> rows;
  private @Nullable Pages more;

  /** Fetches pages. */
  interface Pages {
    /** The rows of the next page; null behind the last. */
    @Nullable List<@Nullable Object[]> next();
  }

  PagedRows(List<@Nullable Object[]> first, Pages more) {
    this.rows = new ArrayList<>(first);
    this.more = more;
  }

  @Override
  public boolean has(int index) {
    while (index >= rows.size()) {
      List<@Nullable Object[]> page = more == null ? null : more.next();
      if (page == null) {
        more = null;
        return false;
      }
      rows.addAll(page);
    }
    return true;
  }

  @Override
  public @Nullable Object[] get(int index) {
    if (!has(index)) {
      throw new IndexOutOfBoundsException(index);
    }
    return rows.get(index);
  }

  @Override
  public int size() {
    boolean all = has(Integer.MAX_VALUE);
    return all ? Integer.MAX_VALUE : rows.size();
  }
}
