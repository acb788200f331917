package dev.valvejdbc.protocol.rcon;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of GoldSrc's {@code cvarlist}, or of Sven Co-op's, which puts flags into brackets. */
final class GoldSrcCvar {
  private GoldSrcCvar() {}

  /** The variable of a line; null if it is no row. */
  static @Nullable Cvar row(String line) {
    TextCursor in = new TextCursor(line);
    String name = in.word();
    if (name == null) {
      return null;
    }
    in.space();
    if (!in.passes(':')) {
      if (!name.endsWith(":") || name.length() == 1) {
        return null;
      }
      return rest(name.substring(0, name.length() - 1), line.substring(in.at()));
    }
    return in.space() == 0 ? null : rest(name, line.substring(in.at()));
  }

  private static @Nullable Cvar rest(String name, String rest) {
    TextCursor in = new TextCursor(rest);
    String value = in.word();
    if (value == null) {
      return null;
    }
    if (in.isAtEnd()) {
      return new Cvar(name, value, List.of(), null);
    }
    String flags = rest.substring(in.at());
    if (flags.startsWith(" [ ") && flags.endsWith(" ]") && flags.length() > 5) {
      return bracketed(name, value, flags.substring(3, flags.length() - 2));
    }
    return value.endsWith(",") && value.length() > 1
        ? listed(name, value.substring(0, value.length() - 1), flags.substring(1))
        : null;
  }

  private static @Nullable Cvar bracketed(String name, String value, String flags) {
    List<String> found = new ArrayList<>();
    for (String flag : flags.replace(',', ' ').split(" ", -1)) {
      if (!flag.isEmpty() && !TextCursor.isName(flag)) {
        return null;
      }
      if (!flag.isEmpty()) {
        found.add(flag);
      }
    }
    return new Cvar(name, value, found, null);
  }

  private static @Nullable Cvar listed(String name, String value, String flags) {
    List<String> found = List.of(flags.split(", ", -1));
    return found.stream().allMatch(TextCursor::isName) ? new Cvar(name, value, found, null) : null;
  }
}
