package dev.valvejdbc.protocol.rcon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to {@code cvarlist} in the layouts of Source, CS2, GoldSrc, Sven Co-op and Xash.
 * What does not stand in a list is no row, however it looks.
 */
public final class CvarlistParser {
  private static final int LONGEST_LINE = 16_384;

  /** What stands above a list; its rows are between a line of dashes and the next. */
  private static final Pattern TITLE = Pattern.compile("(?i) *cvar ?list *");

  private static final Pattern DASHES = Pattern.compile("-{5,} *");

  /** What stands below; Xash's list has nothing above. */
  private static final Pattern TOTAL =
      Pattern.compile("(?i) *\\d{1,9} (?:total )?(?:cvars|convars/concommands).*");

  private CvarlistParser() {}

  /** Whether a text is an answer to {@code cvarlist} at all. */
  public static boolean isList(String output) {
    boolean titled = false;
    for (String line : lines(output).toList()) {
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
    Function<String, @Nullable Cvar> layout =
        Stream.<Function<String, @Nullable Cvar>>of(
                CvarColumns.CS2::row, CvarColumns.SOURCE::row, XashCvar::row)
            .filter(columns -> rows.stream().anyMatch(l -> columns.apply(l) != null))
            .findFirst()
            .orElse(GoldSrcCvar::row);
    List<Cvar> all = new ArrayList<>();
    for (String line : rows) {
      Cvar cvar = layout.apply(line);
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
    for (String line : lines(output).toList()) {
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

  private static Stream<String> lines(String output) {
    return output.lines().filter(l -> l.length() <= LONGEST_LINE);
  }
}
