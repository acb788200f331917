package dev.valvejdbc.protocol.rcon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code status} as Xash3D prints it, in the layout of today or in that of before March
 * 2025. Names stand there without quotes, padded to a width. Source: the engine.
 */
enum XashStatus {
  /**
   * Number, score, ping or state, devices, silence, port, program; name and address behind tabs.
   */
  BEHIND_TABS("# score ping dev ") {
    @Override
    @Nullable StatusPlayer player(String line) {
      int end = line.indexOf(")\t");
      int last = line.lastIndexOf('\t');
      Matcher head = HEAD.matcher(line);
      if (end < 0 || last <= end + 1 || !head.lookingAt()) {
        return null;
      }
      String name = line.substring(end + 2, last);
      String shown = name.length() == NAME_WIDTH ? name.stripLeading() : name;
      return of(head, shown, line.substring(last + 1).strip());
    }
  },

  /** Number, score, ping or state, name, silence, address, port. */
  IN_COLUMNS("num score ping ") {
    @Override
    @Nullable StatusPlayer player(String line) {
      Matcher head = HEAD.matcher(line);
      if (!head.lookingAt()) {
        return null;
      }
      int from = head.end(3);
      int port = beforeLast(line, line.length());
      int address = beforeLast(line, port);
      int silence = Math.max(from, beforeLast(line, address));
      if (address <= from) {
        return null;
      }
      String seconds = line.substring(silence, address).stripTrailing();
      Matcher number = SILENCE.matcher(seconds);
      if (!number.find()) {
        return null;
      }
      // a name that fills its column runs into the number
      String name = line.substring(from, silence) + seconds.substring(0, number.start());
      return of(head, name.strip(), line.substring(address, port).strip());
    }
  };

  private static final int NAME_WIDTH = 8;
  private static final Pattern HEAD =
      Pattern.compile(" *(\\d{1,3}) +(-?\\d{1,9}) +(Connect|Spawning|Zombie|Bot|\\d{1,7})");
  private static final Pattern SILENCE =
      Pattern.compile("\\d(\\.\\d+)?(e[-+]\\d+)?$|^\\d+(\\.\\d+)?$");

  private final String header;

  XashStatus(String header) {
    this.header = header;
  }

  /** The layout that a line above the rows announces; null if it announces none. */
  static @Nullable XashStatus announcedBy(String line) {
    for (XashStatus layout : values()) {
      if (line.startsWith(layout.header)) {
        return layout;
      }
    }
    return null;
  }

  /** The player of a row; null if a line is none. */
  abstract @Nullable StatusPlayer player(String line);

  /** Where the last word before a place begins, blanks before it left out. */
  private static int beforeLast(String line, int end) {
    int at = end;
    while (at > 0 && line.charAt(at - 1) == ' ') {
      at--;
    }
    while (at > 0 && line.charAt(at - 1) != ' ') {
      at--;
    }
    return at;
  }

  private static StatusPlayer of(Matcher head, String name, String address) {
    String state = head.group(3);
    boolean plays = Character.isDigit(state.charAt(0));
    boolean bot = state.equals("Bot");
    return new StatusPlayer(
        StatusFields.number(head.group(1)),
        name,
        bot ? "BOT" : null,
        null,
        plays ? StatusFields.number(state) : null,
        null,
        plays || bot ? null : state,
        null,
        bot || address.isEmpty() ? null : address);
  }
}
