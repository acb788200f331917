package dev.valvejdbc.protocol.rcon;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of Xash's {@code cvarlist}: a name, the value in quotes, the description in a colour. */
final class XashCvar {
  private static final String BETWEEN = "\" ^3";
  private static final String END = "^7";

  private XashCvar() {}

  /** The variable of a line; null if it is no row. */
  static @Nullable Cvar row(String line) {
    int quote = line.indexOf(" \"");
    int between = line.lastIndexOf(BETWEEN);
    if (!line.startsWith(" ") || quote < 0 || between < quote + 2 || !line.endsWith(END)) {
      return null;
    }
    String name = line.substring(1, quote).strip();
    int description = between + BETWEEN.length();
    if (!TextCursor.isName(name) || description > line.length() - END.length()) {
      return null;
    }
    String help = line.substring(description, line.length() - END.length()).strip();
    String value = line.substring(quote + 2, between).replaceAll("\\^\\d", "");
    return new Cvar(name, value, List.of(), help.isEmpty() ? null : help);
  }
}
