package dev.valvejdbc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a person, or a program behind a pipe, gets to read. */
class FormatsTest {
  private static final String ROWS =
      "SELECT * FROM (VALUES (1, 'plain', TRUE), (22, 'a, \"b\"', FALSE), (NULL, 'x' || CHR(27) || '|', NULL)) AS t(n, s, b)";

  private record Ran(int code, String out, String err) {}

  private static Ran run(String in, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    int code =
        Main.run(
            args,
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            printed,
            new PrintStream(err, true, StandardCharsets.UTF_8));
    printed.flush();
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void csvQuotesOnlyWhatNeedsIt() {
    assertThat(run("", "--format", "csv", "-e", ROWS).out())
        .isEqualTo("n,s,b\r\n1,plain,true\r\n22,\"a, \"\"b\"\"\",false\r\n,x\u001b|,\r\n");
  }

  @Test
  void jsonIsOneArrayOfObjects() {
    assertThat(run("", "--format", "json", "-e", ROWS).out())
        .isEqualTo(
            """
            [
            {"n":1,"s":"plain","b":true},
            {"n":22,"s":"a, \\"b\\"","b":false},
            {"n":null,"s":"x\\u001b|","b":null}
            ]
            """);
    assertThat(run("", "--format", "json", "-e", "SELECT name FROM my_servers").out())
        .isEqualTo("[]\n");
  }

  @Test
  void markdownEscapesItsOwnSigns() {
    assertThat(run("", "--format", "markdown", "-e", ROWS).out())
        .startsWith("| n | s | b |\n|---:|---|---|\n| 1 | plain | true |\n")
        .contains("| x\\\\x1b\\| |");
  }

  @Test
  void aTableShowsControlCharactersInsteadOfObeyingThem() {
    assertThat(run("", "-e", ROWS).out())
        .isEqualTo(
            """
             n | s      | b
            ---+--------+------
             1 | plain  | true
            22 | a, "b" | false
               | x\\x1b| |
            """
                .replace("------\n", "------\n"));
  }

  @Test
  void aTableMeasuresEastAsianLettersAsTwo() {
    assertThat(run("", "-e", "SELECT '東京' AS a, 'x' AS b UNION ALL SELECT 'abcd', 'y'").out())
        .contains("東京 | x\n", "abcd | y\n");
  }

  @Test
  void verticalGivesALineAColumn() {
    assertThat(run("", "--format", "vertical", "-e", "SELECT 1 AS one, 'b' AS b").out())
        .contains("one | 1\n", "b   | b\n");
  }

  @Test
  void momentsAreWrittenInIso8601() {
    assertThat(
            run("", "--format", "csv", "-e", "SELECT TIMESTAMP '2026-11-21 02:00:00' AS t").out())
        .isEqualTo("t\r\n2026-11-21T02:00:00Z\r\n");
  }

  @Test
  void statementsComeFromStandardInputToo() {
    Ran ran = run("-- first; not two\nSELECT ';' AS a;\n\nSELECT 2 AS b;\n", "--format", "csv");
    assertThat(ran.out()).isEqualTo("a\r\n;\r\nb\r\n2\r\n");
    assertThat(ran.code()).isZero();
  }

  @Test
  void anSqlErrorEndsWithOneAndOneSentence() {
    Ran ran = run("", "-e", "SELECT * FROM players; SELECT 1");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("Error: Table players can only be read by its key addr");
  }

  @Test
  void aWrongCallEndsWithTwo() {
    assertThat(run("", "--format", "xml", "-e", "SELECT 1").code()).isEqualTo(2);
    assertThat(run("", "--nope").code()).isEqualTo(2);
    assertThat(run("", "-f", "no-such-file.sql").code()).isEqualTo(2);
  }

  @Test
  void helpShowsExamples() {
    Ran ran = run("", "--help");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("Usage: valve-sql", "valve-sql demo", "--format");
  }

  @Test
  void theDemoShowsThreeQuestionsAndTheirAnswers() {
    Ran ran = run("", "demo");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("Which servers are fullest", "Who leads", "Has a setting drifted")
        .containsPattern("800 +\\| +\\d+");
  }
}
