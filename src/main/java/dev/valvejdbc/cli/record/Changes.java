package dev.valvejdbc.cli.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a round writes. */
final class Changes {
  /** Marks a row as silent since a time. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Mark(@Nullable Object[] key, Instant since) {}

  private final List<@Nullable Object[]> begun = new ArrayList<>();
  private final List<@Nullable Object[]> closed = new ArrayList<>();
  private final List<Mark> marked = new ArrayList<>();
  private long fresh;

  /** A row begins to hold; fresh if its key is. */
  void begin(@Nullable Object[] values, boolean isFresh) {
    begun.add(values);
    fresh += isFresh ? 1 : 0;
  }

  /** The row of a key holds no more. */
  void close(@Nullable Object[] key) {
    closed.add(key);
  }

  void mark(@Nullable Object[] key, Instant since) {
    marked.add(new Mark(key, since));
  }

  List<@Nullable Object[]> rowsBegun() {
    return begun;
  }

  List<@Nullable Object[]> rowsClosed() {
    return closed;
  }

  List<Mark> marks() {
    return marked;
  }

  long begun() {
    return fresh;
  }

  long changed() {
    return begun.size() - fresh;
  }

  /** How many rows are written or changed. */
  long rows() {
    return begun.size() + closed.size() + marked.size();
  }
}
