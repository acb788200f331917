package dev.valvejdbc.protocol.rcon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to {@code cvarlist} in the layouts of Source, CS2, GoldSrc and Sven Co-op.
 * Values may hold the separator, so that the columns' least widths decide.
 */
public final class CvarlistParser {
  private static final int LONGEST_LINE = 16_384;

  private enum Layout {
    CS2("^(.{80,}?) : (.{16,}?) : (?=.{32})((?:\\w+(?:, \\w+)*)?) * :(?: (.*))?$"),
    SOURCE("^(.{40,}?) : (.{8,}?) : (?=.{16})((?:, \"\\w+\")*) * :(?: (.*))?$"),
    SVEN("^(\\S+) *: +(\\S+) \\[ ([\\w, ]+) \\]$"),
    GOLDSRC("^(\\S+) *: +(\\S+)((?:, \\w+)*)$");

    private final Pattern row;

    Layout(String row) {
      this.row = Pattern.compile(row);
    }

    boolean tellsCommands() {
      return this == CS2 || this == SOURCE;
    }
  }

  private CvarlistParser() {}

  /** Reads all rows; other lines are passed over. */
  public static List<Cvar> parse(String output) {
    List<Cvar> all = new ArrayList<>();
    boolean wide = output.lines().anyMatch(l -> matches(Layout.CS2, l));
    boolean source = wide || output.lines().anyMatch(l -> matches(Layout.SOURCE, l));
    List<Layout> layouts =
        source ? List.of(wide ? Layout.CS2 : Layout.SOURCE) : List.of(Layout.SVEN, Layout.GOLDSRC);
    Function<String, @Nullable Cvar> row = line -> row(layouts, line);
    output
        .lines()
        .forEach(
            line -> {
              Cvar cvar = row.apply(line);
              if (cvar != null) {
                all.add(cvar);
              }
            });
    return all;
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
    String value = row.group(2).strip();
    List<String> flags =
        Arrays.stream(row.group(3).split("[ ,\"]+", -1)).filter(f -> !f.isEmpty()).toList();
    String help = layout.tellsCommands() ? row.group(4) : null;
    boolean command = layout.tellsCommands() && value.equals("cmd");
    return new Cvar(
        row.group(1).strip(),
        command ? null : value,
        flags,
        help == null || help.isBlank() ? null : help.strip());
  }
}
