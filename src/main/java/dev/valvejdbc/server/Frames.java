package dev.valvejdbc.server;

import dev.valvejdbc.errors.SqlError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.avatica.Meta.Frame;
import org.apache.calcite.avatica.MissingResultsException;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.jspecify.annotations.Nullable;

/** Puts rows into answers that are no longer than they may be; the rest comes with the next one. */
final class Frames {
  private static final int BYTES_OF_VALUE = 16;
  private static final int MOST_AT_ONCE = 256;

  private final long mostBytes;

  /** Reads on. */
  interface Source {
    /** The next rows, at most so many. */
    Frame next(long offset, int rows) throws NoSuchStatementException, MissingResultsException;
  }

  Frames(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * A frame and the rows that follow, as many as fit, one by one if they are long.
   *
   * @param first of at most one row, since all its rows are in the answer
   * @param most how many rows there may be
   */
  Frame of(Frame first, Source source, int most)
      throws NoSuchStatementException, MissingResultsException {
    List<Object> rows = new ArrayList<>();
    long bytes = add(first, rows);
    boolean done = first.done;
    int next = 1;
    while (!done && rows.size() < most && bytes < mostBytes / 2) {
      Frame frame = source.next(first.offset + rows.size(), Math.min(next, most - rows.size()));
      long more = add(frame, rows);
      bytes += more;
      done = frame.done;
      next = more * 4 < mostBytes / 2 - bytes ? Math.min(next * 2, MOST_AT_ONCE) : 1;
    }
    if (bytes > mostBytes) {
      throw new IllegalStateException(tooLong());
    }
    return new Frame(first.offset, done, rows);
  }

  private static long add(Frame frame, List<Object> rows) {
    long bytes = 0;
    for (Object row : frame.rows) {
      rows.add(row);
      bytes += bytes(row);
    }
    return bytes;
  }

  private SQLException tooLong() {
    return SqlError.ANSWER_TOO_LONG.exception(mostBytes >> 20);
  }

  private static long bytes(@Nullable Object value) {
    if (value instanceof String text) {
      return BYTES_OF_VALUE + 2L * text.length();
    }
    if (value instanceof Object[] values) {
      return bytes(Arrays.asList(values));
    }
    if (value instanceof Iterable<?> values) {
      long sum = BYTES_OF_VALUE;
      for (Object one : values) {
        sum += bytes(one);
      }
      return sum;
    }
    return value instanceof byte[] bytes ? bytes.length : BYTES_OF_VALUE;
  }
}
