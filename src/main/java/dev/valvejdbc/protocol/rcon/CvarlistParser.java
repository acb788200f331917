package dev.valvejdbc.protocol.rcon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to {@code cvarlist} in the layouts of Source, CS2, GoldSrc, Sven Co-op and Xash.
 * Values may hold the separator, so that the columns' least widths decide.
 */
public final class CvarlistParser {
  private static final int LONGEST_LINE = 16_384;

  /** What stands above a list; its rows are between a line of dashes and the next. */
  private static final Pattern TITLE = Pattern.compile("(?i)\\s*cvar ?list\\s*");

  private static final Pattern DASHES = Pattern.compile("-{5,}\\s*");

  /** What stands below; Xash's list has nothing above. */
  private static final Pattern TOTAL =
      Pattern.compile("(?i)\\s*\\d+ (?:total )?(?:cvars|convars/concommands).*");

  private static final Pattern COLOUR = Pattern.compile("\\^\\d");

  private enum Layout {
    CS2("^(.{80,}?) : (.{16,}?) : (?=.{32})((?:\\w+(?:, \\w+)*)?) * :(?: (.*))?$"),
    SOURCE("^(.{40,}?) : (.{8,}?) : (?=.{16})((?:, \"\\w+\")*) * :(?: (.*))?$"),
    SVEN("^(\\S+) *: +(\\S+) \\[ ([\\w, ]+) \\]$"),
    GOLDSRC("^(\\S+) *: +(\\S+)((?:, \\w+)*)$"),
    XASH("^ (\\S+) +\"(.*)\"() \\^3(.*)\\^7$");

    private final Pattern row;

    Layout(String row) {
      this.row = Pattern.compile(row);
    }

    boolean tellsCommands() {
      return this == CS2 || this == SOURCE;
    }

    boolean tellsHelp() {
      return tellsCommands() || this == XASH;
    }
  }

  private CvarlistParser() {}

  /** Whether a text is an answer to {@code cvarlist} at all. */
  public static boolean isList(String output) {
    boolean titled = false;
    for (String line : output.split("\r?\n", -1)) {
      if (TOTAL.matcher(line).matches() || (titled && DASHES.matcher(line).matches())) {
        return true;
      }
      titled = TITLE.matcher(line).matches();
    }
    return false;
  }

  /** Reads all rows; other lines are passed over. A text that is no list has none. */
  public static List<Cvar> parse(String output) {
    List<String> rows = rows(output);
    boolean wide = rows.stream().anyMatch(l -> matches(Layout.CS2, l));
    boolean source = wide || rows.stream().anyMatch(l -> matches(Layout.SOURCE, l));
    List<Layout> layouts =
        source
            ? List.of(wide ? Layout.CS2 : Layout.SOURCE)
            : List.of(Layout.XASH, Layout.SVEN, Layout.GOLDSRC);
    List<Cvar> all = new ArrayList<>();
    for (String line : rows) {
      Cvar cvar = row(layouts, line);
      if (cvar != null) {
        all.add(cvar);
      }
    }
    return all;
  }

  /** The lines that may be rows: of a list without a title, those above its total. */
  private static List<String> rows(String output) {
    List<String> rows = new ArrayList<>();
    boolean titled = false;
    boolean begun = false;
    for (String line : output.split("\r?\n", -1)) {
      boolean dashes = DASHES.matcher(line).matches();
      if ((begun && dashes) || TOTAL.matcher(line).matches()) {
        return rows;
      }
      if (titled && dashes) {
        rows.clear();
        begun = true;
      } else {
        rows.add(line);
      }
      titled = TITLE.matcher(line).matches();
    }
    return begun ? rows : List.of();
  }

  private static boolean matches(Layout layout, String line) {
    return line.length() <= LONGEST_LINE && layout.row.matcher(line).matches();
  }

  private static @Nullable Cvar row(List<Layout> layouts, String line) {
    if (line.length() > LONGEST_LINE) {
      return null;
    }
    for (Layout layout : layouts) {
      Matcher matcher = layout.row.matcher(line);
      if (matcher.matches()) {
        return cvar(layout, matcher);
      }
    }
    return null;
  }

  private static Cvar cvar(Layout layout, Matcher row) {
    String value =
        layout == Layout.XASH ? COLOUR.matcher(row.group(2)).replaceAll("") : row.group(2).strip();
    List<String> flags =
        Arrays.stream(row.group(3).split("[ ,\"]+", -1)).filter(f -> !f.isEmpty()).toList();
    String help = layout.tellsHelp() ? row.group(4) : null;
    boolean command = layout.tellsCommands() && value.equals("cmd");
    return new Cvar(
        row.group(1).strip(),
        command ? null : value,
        flags,
        help == null || help.isBlank() ? null : help.strip());
  }
}
