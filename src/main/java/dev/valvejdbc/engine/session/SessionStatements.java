package dev.valvejdbc.engine.session;

import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.jdbc.execution.ExecutionScope;
import dev.valvejdbc.jdbc.execution.OwnDatabases;
import dev.valvejdbc.jdbc.execution.OwnStatements;
import dev.valvejdbc.jdbc.metadata.SchemaObjects;
import dev.valvejdbc.lookup.plan.StatementText;
import dev.valvejdbc.sql.grammar.Parsing;
import dev.valvejdbc.sql.statement.Describe;
import dev.valvejdbc.sql.statement.Explain;
import dev.valvejdbc.sql.statement.SessionControl;
import dev.valvejdbc.sql.statement.Show;
import dev.valvejdbc.sql.statement.Summarize;
import dev.valvejdbc.sql.statement.TemporaryTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.sql.SqlDrop;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSetOption;
import org.apache.calcite.sql.ddl.SqlCreateView;
import org.apache.calcite.sql.parser.SqlParseException;
import org.jspecify.annotations.Nullable;

/** Knows the statements about a connection, by the words with which they begin. */
public final class SessionStatements implements OwnStatements {
  private static final Set<String> FIRST =
      Set.of(
          "EXPLAIN",
          "DESCRIBE",
          "DESC",
          "SUMMARIZE",
          "SHOW",
          "SET",
          "RESET",
          "BEGIN",
          "START",
          "COMMIT",
          "END",
          "ROLLBACK",
          "ABORT",
          "DISCARD",
          "CREATE",
          "DROP");

  private final Settings settings;
  private final OwnDatabases databases;
  private boolean begun;
  private final OwnObjects objects;
  private final Explanations explanations;
  private final Listings listings;
  private final Summaries summaries;

  /**
   * Reads statements of a connection.
   *
   * @param settings what SET may change
   * @param own the views and tables of the connection
   * @param databases whose transactions begin and end
   */
  public SessionStatements(
      CalciteConnection connection,
      ExecutionScope scope,
      SchemaObjects catalogue,
      Settings settings,
      OwnObjects own,
      OwnDatabases databases) {
    this.databases = databases;
    Session session = new Session(connection, scope, catalogue);
    this.settings = settings;
    this.objects = own;
    this.explanations = new Explanations(session);
    this.listings = new Listings(session, settings);
    this.summaries = new Summaries(session);
  }

  private interface Rows {
    String query(Execution execution, boolean runs) throws SQLException;
  }

  private interface Change {
    void make(Execution execution) throws SQLException;
  }

  private record Telling(Rows rows) implements Own {
    @Override
    public boolean givesRows() {
      return true;
    }

    @Override
    public String query(Execution execution, boolean runs) throws SQLException {
      return rows.query(execution, runs);
    }
  }

  private record Explaining(Explanations explanations, String asked, boolean analyzed)
      implements Own {
    @Override
    public boolean givesRows() {
      return true;
    }

    @Override
    public String query(Execution execution, boolean runs) throws SQLException {
      return explanations.of(execution, asked, analyzed && runs);
    }

    @Override
    public String query(Execution execution, Callable<ResultSet> asking) throws SQLException {
      return analyzed
          ? explanations.analyzed(execution, asked, asking)
          : explanations.planned(execution, asked);
    }
  }

  private record Changing(Change change) implements Own {
    @Override
    public boolean givesRows() {
      return false;
    }

    @Override
    public String query(Execution execution, boolean runs) throws SQLException {
      if (runs) {
        change.make(execution);
      }
      return "";
    }
  }

  @Override
  public @Nullable Own read(String text) throws SQLException {
    String sql = StatementText.withoutTerminator(text);
    int start = StatementText.start(sql);
    String first = StatementText.word(sql, start).toUpperCase(Locale.ROOT);
    if (!FIRST.contains(first)) {
      return null;
    }
    try {
      return own(StatementText.from(sql, start), Parsing.statement(sql));
    } catch (SqlParseException e) {
      return null; // the planner finds the same, and says it
    }
  }

  private @Nullable Own own(String sql, SqlNode node) throws SQLException {
    if (node instanceof Explain explain) {
      databases.write(sql); // refuses to explain what writes
      String query = explained(sql, explain.analyzed());
      if (explain.query() instanceof Summarize summarize) {
        return new Telling(
            (execution, runs) ->
                explanations.of(
                    execution,
                    summaries.asked(execution, summarize, query),
                    runs && explain.analyzed()));
      }
      return new Explaining(explanations, query, explain.analyzed());
    }
    if (node instanceof Show show) {
      return new Telling((execution, runs) -> listings.of(show));
    }
    if (node instanceof Describe describe) {
      return new Telling((execution, runs) -> listings.of(execution, describe, sql));
    }
    if (node instanceof Summarize summarize) {
      return new Telling((execution, runs) -> summaries.of(execution, summarize, sql, runs));
    }
    if (node instanceof SqlSetOption option) {
      return new Changing(execution -> settings.change(option));
    }
    if (node instanceof SessionControl control) {
      return new Changing(execution -> control(control.word()));
    }
    return definition(sql, node);
  }

  private synchronized void control(SessionControl.Word word) throws SQLException {
    switch (word) {
      case BEGIN -> {
        databases.setAutoCommit(false);
        begun = true;
      }
      case COMMIT, ROLLBACK -> {
        databases.end(word == SessionControl.Word.COMMIT);
        if (begun) {
          databases.setAutoCommit(true);
        }
        begun = false;
      }
      case DISCARD -> reset();
    }
  }

  private @Nullable Own definition(String sql, SqlNode node) throws SQLException {
    if (node instanceof SqlCreateView view) {
      if (isOfDatabase(sql, view.name)) {
        return null;
      }
      return new Changing(e -> objects.create(e, view, StatementText.behind(sql, "AS")));
    }
    if (node instanceof TemporaryTable table) {
      return new Changing(e -> objects.create(e, table, StatementText.behind(sql, "AS")));
    }
    if (node instanceof SqlDrop drop) {
      return objects.concerns(drop) ? new Changing(e -> objects.drop(drop)) : null;
    }
    return null;
  }

  /** Whether what is made stands in an attached database, which makes it itself. */
  private boolean isOfDatabase(String sql, SqlIdentifier name) throws SQLException {
    return name.names.size() > 1 && databases.write(sql) != null;
  }

  private static String explained(String sql, boolean analyzed) {
    String rest = StatementText.behind(sql, "EXPLAIN");
    String next = StatementText.word(rest, StatementText.start(rest));
    if (analyzed) {
      return StatementText.behind(rest, "ANALYZE");
    }
    return next.equalsIgnoreCase("PLAN") ? StatementText.behind(rest, "FOR") : rest;
  }

  @Override
  public void reset() throws SQLException {
    settings.reset();
    objects.clear();
  }
}
