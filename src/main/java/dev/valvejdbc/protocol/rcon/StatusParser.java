package dev.valvejdbc.protocol.rcon;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the players out of the answer to {@code status}, as Source, CS2 and GoldSrc print it. Names
 * hold whatever a player likes, unescaped: the last quote before what follows a name ends it.
 */
public final class StatusParser {
  private static final int LONGEST_LINE = 4_096;

  private static final Pattern SOURCE =
      Pattern.compile(
          "^#\\s*(\\d+)\\s+(?:(\\d+)\\s+)?\"(.*)\"\\s+(\\S+)(?:\\s+(\\d+(?::\\d\\d)+)\\s+(\\d+)\\s+(\\d+))?"
              + "\\s+(\\w+)(?:\\s+(\\d+))?(?:\\s+(\\S+))?$",
          Pattern.DOTALL);
  private static final Pattern CS2 =
      Pattern.compile(
          "^\\s*(\\d+)\\s+(BOT|\\[NoChan\\]|\\d+(?::\\d\\d)+)\\s+(\\d+)\\s+(\\d+)\\s+(\\w+)\\s+(\\d+?)"
              + "(?:\\s*(unknown)|\\s+(\\S+))?\\s+'(.*)'$",
          Pattern.DOTALL);
  private static final Pattern GOLDSRC =
      Pattern.compile(
          "^#\\s*\\d+\\s+\"(.*)\"\\s+(\\d+)\\s+(\\S+)\\s+(?:-?\\d+|hltv:\\S+(?: delay:\\d+)?)"
              + "\\s+(\\d+(?::\\d\\d)+)\\s+(\\d+)\\s+(\\d+)(?:\\s+(\\S+))?$",
          Pattern.DOTALL);

  /** What stands above the players, or tells of the server, in the answers of all engines. */
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)(hostname|map|udp/ip|tcp/ip|players|version)"
              + " *:.*|#\\s+(userid|name)\\s.*|-+players-+.*|\\s*id\\s+time\\s+ping\\s.*|#end.*");

  private StatusParser() {}

  /** Whether a text is an answer to {@code status} at all, be there players or none. */
  public static boolean isStatus(String output) {
    return output
        .lines()
        .filter(l -> l.length() < LONGEST_LINE)
        .anyMatch(l -> HEADER.matcher(l).matches() || begins(l));
  }

  /** The players, in order; other lines are passed over. */
  public static List<StatusPlayer> parse(String output) {
    List<StatusPlayer> players = new ArrayList<>();
    StringBuilder row = new StringBuilder();
    for (String line : output.split("\r?\n", -1)) {
      if (row.length() > 0 && !begins(line) && row.length() < LONGEST_LINE) {
        row.append('\n').append(line); // a name may hold the end of a line
      } else {
        row.setLength(0);
        row.append(begins(line) ? line : "");
      }
      StatusPlayer player = row.length() == 0 ? null : player(row.toString());
      if (player != null) {
        players.add(player);
        row.setLength(0);
      }
    }
    return players;
  }

  private static boolean begins(String line) {
    return line.matches("#\\s*\\d+.*") || line.matches("\\s*\\d+\\s+(BOT|\\[NoChan\\]|\\d+:).*");
  }

  private static @Nullable StatusPlayer player(String row) {
    if (row.length() > LONGEST_LINE) {
      return null;
    }
    Matcher old = GOLDSRC.matcher(row);
    if (old.matches()) {
      return new StatusPlayer(
          number(old.group(2)),
          old.group(1),
          old.group(3),
          seconds(old.group(4)),
          number(old.group(5)),
          number(old.group(6)),
          null,
          null,
          old.group(7));
    }
    Matcher source = SOURCE.matcher(row);
    if (source.matches()) {
      return new StatusPlayer(
          number(source.group(1)),
          source.group(3),
          source.group(4),
          seconds(source.group(5)),
          number(source.group(6)),
          number(source.group(7)),
          source.group(8),
          number(source.group(9)),
          source.group(10));
    }
    Matcher cs2 = CS2.matcher(row);
    return cs2.matches() ? cs2(cs2) : null;
  }

  private static StatusPlayer cs2(Matcher row) {
    boolean bot = row.group(2).equals("BOT");
    return new StatusPlayer(
        number(row.group(1)),
        row.group(9),
        bot ? "BOT" : null,
        row.group(2).contains(":") ? seconds(row.group(2)) : null,
        number(row.group(3)),
        number(row.group(4)),
        row.group(5),
        number(row.group(6)),
        row.group(8));
  }

  private static @Nullable Integer number(@Nullable String digits) {
    return digits == null || digits.length() > 9 ? null : Integer.valueOf(digits);
  }

  private static @Nullable Integer seconds(@Nullable String clock) {
    if (clock == null || clock.length() > 12) {
      return null;
    }
    int seconds = 0;
    for (String part : clock.split(":", -1)) {
      seconds = seconds * 60 + Integer.parseInt(part);
    }
    return seconds;
  }
}
