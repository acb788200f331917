package dev.valvejdbc.attach.read;

import dev.valvejdbc.attach.Watched;
import dev.valvejdbc.attach.dialect.Dialect;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.lookup.run.ClosingEnumerator;
import dev.valvejdbc.lookup.run.ContextStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The rows that a database answers, as generated code reads them. */
public final class DatabaseRows extends ClosingEnumerator<@Nullable Object> {
  private static final int ROWS_AT_ONCE = 1_000;

  private final DataContext root;
  private final DatabaseQuery query;
  private final ContextStatement statement;
  private final Dialect dialect;
  private final List<Object> keys;
  private final int most;
  private @Nullable Connection connection;
  private @Nullable PreparedStatement running;
  private @Nullable ResultSet rows;
  private @Nullable Watched watched;
  private @Nullable Object current;

  /**
   * Asks when the first row is wanted.
   *
   * @param keys the parameters behind those of the statement
   * @param most how many rows are wanted; 0 for all
   */
  DatabaseRows(DataContext root, DatabaseQuery query, List<Object> keys, int most)
      throws SQLException {
    this.root = root;
    this.keys = keys;
    this.most = most;
    this.query = query;
    this.statement = ContextStatement.of(root);
    this.dialect = query.source().dialect();
  }

  /** Called by generated code; rows of one column are bare values. */
  public static Enumerable<@Nullable Object> of(DataContext root, DatabaseQuery query) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object> enumerator() {
        return ContextStatement.of(root)
            .shared(Rereads.class, Rereads::new, new Rereads())
            .rows(root, query, () -> asking(root, query));
      }
    };
  }

  private static DatabaseRows asking(DataContext root, DatabaseQuery query) {
    try {
      return new DatabaseRows(root, query, List.of(), 0);
    } catch (SQLException e) {
      throw new StatementException(e);
    }
  }

  @Override
  protected boolean advance() {
    try {
      ResultSet open = rows;
      if (open == null) {
        open = asked();
        rows = open;
      }
      if (!open.next()) {
        return false;
      }
      current = row(open);
      return true;
    } catch (SQLException e) {
      statement.check(); // what was cancelled says so in many ways
      throw new StatementException(query.source().errors().of(e));
    }
  }

  private ResultSet asked() throws SQLException {
    Connection lent = query.source().lend();
    connection = lent;
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
    watched = Watched.over(prepared, statement::check);
    return prepared.executeQuery();
  }

  private @Nullable Object row(ResultSet open) throws SQLException {
    int columns = query.types().size();
    if (columns == 1) {
      return dialect.read(open, 1, query.types().get(0));
    }
    @Nullable Object[] row = new @Nullable Object[columns];
    for (int i = 0; i < columns; i++) {
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
    Watched watching = watched;
    if (watching != null) {
      watching.end();
    }
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
