package dev.valvejdbc.protocol.rcon;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the players out of the answer to {@code status}, as Source, CS2, GoldSrc and Xash print it.
 * Names hold whatever a player likes, unescaped: the last quote before what follows a name ends it.
 */
public final class StatusParser {
  private static final int LONGEST_ROW = 4_096;

  /** What stands above the players, or tells of the server, in the answers of all engines. */
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)(hostname|map|udp/ip|tcp/ip|players|version)"
              + " *:.*|#\\s+(userid|name)\\s.*|-+players-+.*|\\s*id\\s+time\\s+ping\\s.*|#end.*"
              + "|num score ping .*");

  private final List<StatusPlayer> players = new ArrayList<>();
  private final StringBuilder row = new StringBuilder();
  private @Nullable StatusRow begun;
  private @Nullable XashStatus xash;

  private StatusParser() {}

  /** Whether a text is an answer to {@code status} at all, be there players or none. */
  public static boolean isStatus(String output) {
    return output.lines().anyMatch(l -> l.length() <= LONGEST_ROW && HEADER.matcher(l).matches())
        || !parse(output).isEmpty();
  }

  /** The players, in order; other lines are passed over. */
  public static List<StatusPlayer> parse(String output) {
    StatusParser parser = new StatusParser();
    int from = 0;
    while (from <= output.length()) {
      int end = output.indexOf('\n', from);
      int to = end < 0 ? output.length() : end;
      int shown = to > from && output.charAt(to - 1) == '\r' ? to - 1 : to;
      parser.take(output.substring(from, shown));
      from = to + 1;
    }
    return parser.players;
  }

  /** Takes a line: a row, the beginning of one, or more of a name that holds the end of a line. */
  private void take(String line) {
    XashStatus announced = XashStatus.announcedBy(line);
    if (announced != null) {
      xash = announced;
    } else if (xash != null) {
      StatusPlayer player = line.length() > LONGEST_ROW ? null : xash.player(line);
      if (player != null) {
        players.add(player);
      }
    } else {
      takeQuoted(line);
    }
  }

  private void takeQuoted(String line) {
    StatusRow fresh = line.length() > LONGEST_ROW ? null : StatusRow.begun(line);
    if (fresh != null || row.length() + line.length() >= LONGEST_ROW) {
      begun = fresh;
      row.setLength(0);
    } else if (begun != null) {
      row.append('\n');
    }
    StatusRow current = begun;
    if (current == null) {
      return;
    }
    row.append(line);
    StatusPlayer player = line.isBlank() ? null : current.player(row);
    if (player != null) {
      players.add(player);
      begun = null;
      row.setLength(0);
    }
  }
}
