package dev.valvejdbc.protocol.rcon;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of Source's {@code cvarlist}: name, value, flags, description, each padded. Values
 * may hold the separator, so that the columns' least widths decide, and behind them the form of the
 * flags.
 */
enum CvarColumns {
  CS2(80, 16, 32),
  SOURCE(40, 8, 16);

  private static final String SEPARATOR = " : ";

  private final int name;
  private final int value;
  private final int flags;

  CvarColumns(int name, int value, int flags) {
    this.name = name;
    this.value = value;
    this.flags = flags;
  }

  /** The variable or command of a line; null if it is no row. */
  @Nullable Cvar row(String line) {
    int nameEnd = line.indexOf(SEPARATOR, name);
    if (nameEnd < 0) {
      return null;
    }
    int valueFrom = nameEnd + SEPARATOR.length();
    int valueEnd = line.indexOf(SEPARATOR, valueFrom + value);
    while (valueEnd >= 0) {
      int from = valueEnd + SEPARATOR.length();
      List<String> found = new ArrayList<>();
      int end = line.length() - from < flags ? -1 : flagsEnd(line, from, found);
      if (end >= 0) {
        String shown = line.substring(valueFrom, valueEnd).strip();
        String help = line.substring(end).strip();
        return new Cvar(
            line.substring(0, nameEnd).strip(),
            shown.equals("cmd") ? null : shown,
            found,
            help.isEmpty() ? null : help);
      }
      valueEnd = line.indexOf(SEPARATOR, valueEnd + 1);
    }
    return null;
  }

  /** Where the description begins behind flags and their separator; -1 if it is no such. */
  private int flagsEnd(String line, int from, List<String> found) {
    int at = from;
    int end;
    while ((end = flagEnd(line, at, found.isEmpty())) >= 0) {
      found.add(flag(line, at, end));
      at = end;
    }
    int spaces = at;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    boolean separated = at > spaces && at < line.length() && line.charAt(at) == ':';
    boolean ends = at + 1 == line.length() || line.startsWith(" ", at + 1);
    return separated && ends ? at + 1 : -1;
  }

  /** Where a flag ends, with the comma and the quotes about it; -1 if there is none. */
  private int flagEnd(String line, int from, boolean first) {
    String before = this == SOURCE ? ", \"" : first ? "" : ", ";
    if (!line.startsWith(before, from)) {
      return -1;
    }
    int at = from + before.length();
    int word = at;
    while (at < line.length() && TextCursor.isNamePart(line.charAt(at))) {
      at++;
    }
    if (at == word) {
      return -1;
    }
    if (this == CS2) {
      return at;
    }
    return line.startsWith("\"", at) ? at + 1 : -1;
  }

  private static String flag(String line, int from, int end) {
    int begin = from;
    while (!TextCursor.isNamePart(line.charAt(begin))) {
      begin++;
    }
    return line.substring(begin, line.charAt(end - 1) == '"' ? end - 1 : end);
  }
}
