package dev.valvejdbc.server.page;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a page is given.
 *
 * @param token what a browser has to show; null where users are asked for before
 * @param hosts which names, with their port, the page may be called by
 * @param connections opens a connection for a session
 * @param sentences what a browser is told of a failure
 * @param dashboards files, or folders of files, of the user's own dashboards
 * @param parquet who writes rows as a Parquet file; null where nobody does
 * @param bounds what browsers may use up
 */
public record PageSettings(
    @Nullable String token,
    Predicate<String> hosts,
    Opener connections,
    Function<Throwable, Failure> sentences,
    List<Path> dashboards,
    @Nullable ParquetWriter parquet,
    Bounds bounds) {

  /** Copies what was given. */
  public PageSettings {
    dashboards = List.copyOf(dashboards);
  }

  /** Opens connections; a statement of theirs ends in time. */
  public interface Opener {
    /**
     * Opens one.
     *
     * @param remote the address of who asks
     */
    Connection open(String remote) throws SQLException;
  }

  /** Writes rows as a Parquet file. */
  public interface ParquetWriter {
    /**
     * Writes the rows of a statement.
     *
     * @param file to write, which is there and is written over
     */
    void write(String statement, Path file) throws SQLException, IOException;
  }

  /**
   * What is told of a failure.
   *
   * @param sentence for the user
   * @param state of SQL
   */
  public record Failure(String sentence, String state) {}

  /**
   * Bounds on what browsers use up.
   *
   * @param sessions how many there may be at once
   * @param sessionsOfAddress how many of one remote address
   * @param statements how many one session may run at once
   * @param rows how many of a result are sent
   * @param bytes how long the rows of a result are at most
   * @param idle how long a session of which nothing is heard lasts
   */
  public record Bounds(
      int sessions, int sessionsOfAddress, int statements, int rows, long bytes, Duration idle) {
    /** What holds unless something else is given. */
    public static final Bounds STANDARD =
        new Bounds(100, 25, 12, 100_000, 64L << 20, Duration.ofMinutes(10));
  }

  @Override
  public String toString() {
    return "a page, " + bounds; // no token in it
  }
}
