package dev.valvejdbc.protocol.rcon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the answer to {@code cvarlist} in the layouts of Source, CS2, GoldSrc and Sven Co-op. */
public final class CvarlistParser {
  private static final int LONGEST_LINE = 16_384;

  private CvarlistParser() {}

  /** Reads all rows; other lines are passed over. */
  public static List<Cvar> parse(String output) {
    Function<String, @Nullable Cvar> layout =
        Stream.<Function<String, @Nullable Cvar>>of(CvarColumns.CS2::row, CvarColumns.SOURCE::row)
            .filter(columns -> rows(output).anyMatch(l -> columns.apply(l) != null))
            .findFirst()
            .orElse(GoldSrcCvar::row);
    List<Cvar> all = new ArrayList<>();
    rows(output)
        .forEach(
            line -> {
              Cvar cvar = layout.apply(line);
              if (cvar != null) {
                all.add(cvar);
              }
            });
    return all;
  }

  private static Stream<String> rows(String output) {
    return output.lines().filter(l -> l.length() <= LONGEST_LINE);
  }
}
