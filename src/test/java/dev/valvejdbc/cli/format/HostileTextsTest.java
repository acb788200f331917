package dev.valvejdbc.cli.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.wire.Visibility;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a hostile server writes stays text, whatever prints it. */
class HostileTextsTest {
  /** ESC, a C1 control, direction marks, zero-width marks, a tag, a filler, a lone surrogate. */
  private static final List<String> MARKS =
      List.of(
          "\u001b[2J",
          "\u009b31m",
          "\u202e",
          "\u2066",
          "\u200b",
          "\u200f",
          "\u061c",
          "\ufeff",
          "\u2028",
          "\r",
          "\u0007",
          "\udb40\udc41",
          "\u3164",
          "\ud800",
          "\u00ad");

  private static final Audience TERMINAL = new Audience(Style.PLAIN, true, CsvLines.USUAL);

  private static String printed(Format format, Audience audience, @Nullable String... row)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(out, true, UTF_8);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      labels.add("c" + i);
    }
    format.rows(audience).print(new ListedCells(labels, List.of(Arrays.asList(row))), to);
    to.flush();
    return out.toString(UTF_8);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PARQUET")
  void nothingDrivesATerminalOrHidesOnIt(Format format) throws Exception {
    for (String mark : MARKS) {
      String shown = printed(format, TERMINAL, "a" + mark + "b");
      String bare = shown.replace("\r\n", "\n");
      assertThat(bare.codePoints().filter(c -> c != '\n').allMatch(Visibility::isVisible))
          .as("%s shows %s as %s", format, mark, shown)
          .isTrue();
      assertThat(bare).contains("\\");
    }
  }

  @Test
  void csvToAPipeKeepsEveryByte() throws Exception {
    assertThat(printed(Format.CSV, Audience.PIPE, "\u001b[2J\u200b"))
        .isEqualTo("c0\n\u001b[2J\u200b\n");
  }

  @Test
  void csvForSpreadsheetsHoldsNoFormula() throws Exception {
    Audience spreadsheet = new Audience(Style.PLAIN, false, new CsvLines(true, "\n", true));
    assertThat(
            printed(Format.CSV, spreadsheet, "=cmd|' /C calc'!A0", "+1", "-1", "@x", " =1", "ok"))
        .isEqualTo("c0,c1,c2,c3,c4,c5\n'=cmd|' /C calc'!A0,'+1,'-1,'@x,' =1,ok\n");
    assertThat(printed(Format.CSV, Audience.PIPE, "=1")).isEqualTo("c0\n=1\n");
  }

  @Test
  void aCellOfSeveralLinesIsShownAsLines() throws Exception {
    assertThat(printed(Format.TABLE, TERMINAL, "one\ntwo\n", "x"))
        .isEqualTo(
            """
            c0  | c1
            ----+---
            one+| x
            two |
            """);
    assertThat(printed(Format.VERTICAL, TERMINAL, "one\ntwo")).contains("c0 | one\n   + two\n");
  }

  @Test
  void aVeryLongSentenceIsCut() {
    assertThat(ShownText.sentence("x".repeat(10_000))).hasSize(401).endsWith("…");
  }
}
