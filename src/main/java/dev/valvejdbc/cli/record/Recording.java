package dev.valvejdbc.cli.record;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded, how often, and where to.
 *
 * @param database an attached one
 * @param table in it
 * @param sql a query whose rows have a key
 * @param key names of columns that tell its rows apart
 * @param ignored columns whose change alone is none
 * @param every from the start of a round to that of the next
 * @param keep how long rows are kept that hold no more; null for ever
 */
public record Recording(
    String database,
    String table,
    String sql,
    List<String> key,
    List<String> ignored,
    Duration every,
    @Nullable Duration keep) {
  private static final Pattern INTO = Pattern.compile("([A-Za-z_]\\w*)\\.([A-Za-z_]\\w*)");

  /** Who plays where: a row that is closed is a session, from joining to leaving. */
  private static final String SESSIONS =
      "SELECT p.addr, p.name,"
          + " ROW_NUMBER() OVER (PARTITION BY p.addr, p.name ORDER BY p.duration DESC) AS nth,"
          + " p.score, p.duration FROM (%s) AS s JOIN players p ON p.addr = s.addr";

  /**
   * Checks what is recorded.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public Recording {
    sql = sql.strip().replaceAll("[;\\s]+$", "");
    key = List.copyOf(key);
    ignored = ignored.stream().map(i -> i.toLowerCase(Locale.ROOT)).toList();
    if (sql.isEmpty()) {
      throw new IllegalArgumentException("A recording needs a query.");
    }
    if (key.isEmpty()) {
      throw new IllegalArgumentException(
          "A recording needs a key: the columns that tell rows apart, such as --key addr.");
    }
    if (every.toMillis() < 100) {
      throw new IllegalArgumentException("A recording is made every 100 ms at most.");
    }
  }

  /** A recording into {@code database.table}. */
  public static Recording into(
      String place,
      String sql,
      List<String> key,
      List<String> ignored,
      Duration every,
      @Nullable Duration keep) {
    Matcher form = INTO.matcher(place);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "A recording goes into a table of an attached database, such as own.servers.");
    }
    return new Recording(form.group(1), form.group(2), sql, key, ignored, every, keep);
  }

  /** Sessions of players on the servers whose addresses a query has as its column addr. */
  public static Recording sessions(
      String place, String servers, Duration every, @Nullable Duration keep) {
    return into(
        place,
        SESSIONS.formatted(servers.strip().replaceAll("[;\\s]+$", "")),
        List.of("addr", "name", "nth"),
        List.of("score", "duration"),
        every,
        keep);
  }

  /** The table as statements name it, with something behind its own name. */
  String name(String suffix) {
    return database + "." + table + suffix;
  }
}
