package dev.valvejdbc.attach.read;

import dev.valvejdbc.attach.Leaving;
import dev.valvejdbc.attach.Underway;
import dev.valvejdbc.attach.dialect.Dialect;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.lookup.run.ClosingEnumerator;
import dev.valvejdbc.lookup.run.ContextStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The rows that a database answers, as generated code reads them. */
public final class DatabaseRows extends ClosingEnumerator<@Nullable Object> {
  private static final int ROWS_AT_ONCE = 1_000;

  /** What is read before the rows so far are handed over. */
  private static final long NANOS_AT_ONCE = 10_000_000;

  private static final int UNITS_AT_ONCE = 1 << 20;

  private final DataContext root;
  private final DatabaseQuery query;
  private final ContextStatement statement;
  private final List<Object> keys;
  private final int most;
  private final Underway underway = Underway.reading();
  private final Deque<@Nullable Object[]> ready = new ArrayDeque<>();
  private @Nullable Connection connection;
  private @Nullable PreparedStatement running;
  private @Nullable ResultSet rows;
  private @Nullable Object current;
  private int rowsAtOnce = 1;
  private boolean ended;
  private volatile boolean left;

  /**
   * Asks when the first row is wanted.
   *
   * @param keys the parameters behind those of the statement
   * @param most how many rows are wanted; 0 for all
   */
  DatabaseRows(DataContext root, DatabaseQuery query, List<Object> keys, int most) {
    this.root = root;
    this.keys = keys;
    this.most = most;
    this.query = query;
    this.statement = ContextStatement.of(root);
  }

  /** Called by generated code; rows of one column are bare values. */
  public static Enumerable<@Nullable Object> of(DataContext root, DatabaseQuery query) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object> enumerator() {
        return ContextStatement.of(root)
            .shared(Rereads.class, Rereads::new, new Rereads())
            .rows(root, query, () -> new DatabaseRows(root, query, List.of(), 0));
      }
    };
  }

  @Override
  protected boolean advance() {
    if (ready.isEmpty() && !ended) {
      try {
        ended = query.source().calls().call(statement::check, underway, leaving(), this::read);
      } catch (SQLException e) {
        statement.check(); // what was cancelled says so in many ways
        throw new StatementException(query.source().errors().of(e));
      }
    }
    @Nullable Object[] next = ready.poll();
    if (next == null) {
      return false;
    }
    current = next.length == 1 ? next[0] : next;
    return true;
  }

  /**
   * Reads the next rows: more at a time the longer it goes on, few where they are large or slow.
   *
   * @return whether they were the last
   */
  private boolean read() throws SQLException {
    ResultSet open = rows;
    if (open == null) {
      open = asked();
      rows = open;
    }
    Dialect dialect = query.source().dialect();
    long until = System.nanoTime() + NANOS_AT_ONCE;
    long units = 0;
    do {
      if (!open.next()) {
        return true;
      }
      @Nullable Object[] row = row(open, dialect);
      for (Object value : row) {
        units += value instanceof String text ? text.length() : 1;
      }
      ready.add(row);
    } while (ready.size() < rowsAtOnce && units < UNITS_AT_ONCE && System.nanoTime() < until);
    rowsAtOnce = Math.min(ROWS_AT_ONCE, rowsAtOnce * 2);
    return false;
  }

  private Leaving leaving() {
    return new Leaving() {
      @Override
      public void left() {
        left = true;
      }

      @Override
      public void ended() {
        giveUp();
      }
    };
  }

  private ResultSet asked() throws SQLException {
    Connection lent = query.source().lend();
    connection = lent;
    underway.with(lent);
    Dialect dialect = query.source().dialect();
    if (dialect.streamsInTransaction() && lent.getAutoCommit()) {
      lent.setAutoCommit(false);
    }
    PreparedStatement prepared = lent.prepareStatement(query.sql());
    running = prepared;
    prepared.setFetchSize(ROWS_AT_ONCE);
    prepared.setMaxRows(most);
    for (int i = 0; i < query.parameters().size(); i++) {
      dialect.bind(prepared, i + 1, root.get("?" + query.parameters().get(i)), false);
    }
    for (int i = 0; i < keys.size(); i++) {
      dialect.bind(prepared, query.parameters().size() + i + 1, keys.get(i), false);
    }
    underway.runs(prepared);
    return prepared.executeQuery();
  }

  private @Nullable Object[] row(ResultSet open, Dialect dialect) throws SQLException {
    @Nullable Object[] row = new @Nullable Object[query.types().size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = dialect.read(open, i + 1, query.types().get(i));
    }
    return row;
  }

  @Override
  @SuppressWarnings("NullAway") // called after moveNext alone
  public @Nullable Object current() {
    return current;
  }

  @Override
  protected void release() {
    if (!left && connection != null) {
      query.source().calls().tidy(this::giveUp);
    }
  }

  private void giveUp() {
    PreparedStatement asked = running;
    running = null;
    try {
      if (asked != null) {
        asked.close();
      }
    } catch (SQLException e) {
      // its connection is gone
    }
    Connection lent = connection;
    connection = null;
    if (lent != null) {
      query.source().giveBack(lent);
    }
  }
}
