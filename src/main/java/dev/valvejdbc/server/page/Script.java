package dev.valvejdbc.server.page;

import dev.valvejdbc.script.ErrorPlace;
import dev.valvejdbc.script.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of a script one after another and writes what comes of them as lines of JSON:
 * an array is a row, an object says what it is. The first that fails ends it.
 */
final class Script implements Runnable {
  private static final int MOST_WARNINGS = 1_000;
  private static final int LONGEST_SENTENCE = 2_000;

  private final Connection connection;
  private final PageSettings settings;
  private final String text;
  private final Map<String, String> parameters;
  private final LineBuffer lines;
  private @Nullable Statement running;
  private boolean cancelled;

  Script(
      Connection connection,
      PageSettings settings,
      String text,
      Map<String, String> parameters,
      LineBuffer lines) {
    this.connection = connection;
    this.settings = settings;
    this.text = text;
    this.parameters = Map.copyOf(parameters);
    this.lines = lines;
  }

  @Override
  @SuppressWarnings("CatchingUnchecked") // an Error of one statement must not end the server
  public void run() {
    Statements.Placed at = new Statements.Placed("", 0);
    try {
      for (Statements.Placed statement : Statements.placed(text)) {
        at = statement;
        if (!run(statement.sql())) {
          break;
        }
      }
    } catch (Throwable e) {
      fail(e, at);
    } finally {
      lines.end();
    }
  }

  private boolean run(String sql) throws SQLException {
    long begun = System.nanoTime();
    NamedParameters named = NamedParameters.of(sql, parameters);
    try (Statement statement =
        named.values().isEmpty()
            ? connection.createStatement()
            : connection.prepareStatement(named.sql())) {
      begin(statement);
      statement.setLargeMaxRows(settings.bounds().rows() + 1L);
      boolean rows;
      if (statement instanceof PreparedStatement prepared) {
        for (int i = 0; i < named.values().size(); i++) {
          prepared.setString(i + 1, named.values().get(i));
        }
        rows = prepared.execute();
      } else {
        rows = statement.execute(sql);
      }
      boolean read = rows ? send(statement, begun) : done(statement.getLargeUpdateCount(), begun);
      return read && warn(statement.getWarnings());
    } finally {
      begin(null);
    }
  }

  private boolean send(Statement statement, long begun) throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      JsonCells cells = new JsonCells(rows);
      boolean read = lines.put(cells.head());
      long count = 0;
      long bytes = 0;
      boolean more = false;
      while (read && rows.next()) {
        if (count == settings.bounds().rows() || bytes > settings.bounds().bytes()) {
          more = true;
          break;
        }
        byte[] row = cells.row();
        bytes += row.length;
        count++;
        read = lines.put(row);
      }
      long total = count;
      boolean cut = more;
      return read
          && lines.put(
              JsonCells.line(
                  json -> {
                    json.writeStartObject();
                    json.writeNumberField("rows", total);
                    json.writeBooleanField("cut", cut);
                    json.writeNumberField("millis", millisSince(begun));
                    json.writeEndObject();
                  }));
    }
  }

  private boolean done(long count, long begun) {
    return lines.put(
        JsonCells.line(
            json -> {
              json.writeStartObject();
              json.writeNumberField("updated", Math.max(0, count));
              json.writeNumberField("millis", millisSince(begun));
              json.writeEndObject();
            }));
  }

  private boolean warn(@Nullable SQLWarning first) {
    Set<String> sentences = new LinkedHashSet<>();
    for (SQLWarning w = first;
        w != null && sentences.size() < MOST_WARNINGS;
        w = w.getNextWarning()) {
      sentences.add(shortened(String.valueOf(w.getMessage())));
    }
    return sentences.isEmpty()
        || lines.put(
            JsonCells.line(
                json -> {
                  json.writeStartObject();
                  json.writeArrayFieldStart("warnings");
                  for (String sentence : sentences) {
                    json.writeString(sentence);
                  }
                  json.writeEndArray();
                  json.writeEndObject();
                }));
  }

  private void fail(Throwable thrown, Statements.Placed at) {
    PageSettings.Failure failure = settings.sentences().apply(thrown);
    ErrorPlace place = ErrorPlace.of(failure.sentence());
    lines.put(
        JsonCells.line(
            json -> {
              json.writeStartObject();
              json.writeStringField("error", shortened(failure.sentence()));
              json.writeStringField("state", failure.state());
              json.writeNumberField("start", at.start());
              if (place != null) {
                json.writeNumberField("line", place.line());
                json.writeNumberField("column", place.column());
              }
              json.writeEndObject();
            }));
  }

  private static String shortened(String sentence) {
    return sentence.length() <= LONGEST_SENTENCE
        ? sentence
        : sentence.substring(0, LONGEST_SENTENCE) + "…";
  }

  private static long millisSince(long begun) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
  }

  private synchronized void begin(@Nullable Statement statement) throws SQLException {
    running = statement;
    if (cancelled && statement != null) {
      statement.cancel();
    }
  }

  /** Ends it, from another thread; what has not begun does not begin. */
  synchronized void cancel() {
    cancelled = true;
    lines.abandon();
    cancelRunning();
  }

  /** Ends what runs; the browser is told. */
  synchronized void stop() {
    cancelled = true;
    cancelRunning();
  }

  private void cancelRunning() {
    try {
      if (running != null) {
        running.cancel();
      }
    } catch (SQLException e) {
      // it ended by itself
    }
  }
}
