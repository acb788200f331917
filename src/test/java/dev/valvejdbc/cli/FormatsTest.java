package dev.valvejdbc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person, or a program behind a pipe, gets to read. */
class FormatsTest {
  private static final String ROWS =
      "SELECT * FROM (VALUES (1, 'plain', TRUE), (22, 'a, \"b\"', FALSE), (NULL, 'x' || CHR(27) ||"
          + " '|', NULL)) AS t(n, s, b)";

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
        .isEqualTo("n,s,b\n1,plain,true\n22,\"a, \"\"b\"\"\",false\n,x\u001b|,\n");
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
        .isEqualTo("t\n2026-11-21T02:00:00Z\n");
  }

  @Test
  void statementsComeFromStandardInputToo() {
    Ran ran = run("-- first; not two\nSELECT ';' AS a;\n\nSELECT 2 AS b;\n", "--format", "csv");
    assertThat(ran.out()).isEqualTo("a\n;\nb\n2\n");
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

  @Test
  void linesOfCsvEndAsTheyAreWanted() {
    assertThat(run("", "--format", "csv", "--crlf", "-e", "SELECT 1 AS a").out())
        .isEqualTo("a\r\n1\r\n");
    assertThat(run("", "--format", "csv", "--no-header", "-e", "SELECT 1 AS a").out())
        .isEqualTo("1\n");
    Ran refused = run("", "--no-header", "-e", "SELECT 1 AS a");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--format csv");
  }

  @Test
  void jsonLinesAreObjectsOneALine() {
    assertThat(run("", "--format", "jsonl", "-e", ROWS).out())
        .isEqualTo(
            """
            {"n":1,"s":"plain","b":true}
            {"n":22,"s":"a, \\"b\\"","b":false}
            {"n":null,"s":"x\\u001b|","b":null}
            """);
  }

  @Test
  void anHtmlPageHoldsNothingThatAStrangerWrote() {
    String page =
        run(
                "",
                "--format",
                "html",
                "-e",
                "SELECT '<script>alert(1)</script>&\"' AS \"<b>\", 7 AS n")
            .out();
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;", "<th>&lt;b&gt;</th>")
        .contains("<th class=n>n</th>", "<td class=n>7</td>")
        .doesNotContain("<script>alert");
  }

  @Test
  void watchedRowsAreAppendedWithoutAnotherHeader() {
    assertThat(
            run("", "--format", "csv", "--watch", "1ms", "--times", "3", "-e", "SELECT 7 AS n")
                .out())
        .isEqualTo("n\n7\n7\n7\n");
    assertThat(
            run("", "--format", "jsonl", "--watch", "1ms", "--times", "2", "-e", "SELECT 7 AS n")
                .out())
        .isEqualTo("{\"n\":7}\n{\"n\":7}\n");
  }

  @Test
  void aFileIsWrittenWholeOrNotAtAll(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("rows.csv");
    String[] written = {"--format", "csv", "--output", file.toString(), "-e", "SELECT 1 AS a"};
    assertThat(run("", written).code()).isZero();
    assertThat(file).hasContent("a\n1\n");
    written[written.length - 1] = "SELECT 2 AS a; SELECT 1 / 0";
    assertThat(run("", written).code()).isEqualTo(1);
    assertThat(file).hasContent("a\n1\n");
    assertThat(folder).isDirectoryContaining(f -> f.equals(file));
    try (var files = java.nio.file.Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
    written[written.length - 1] = "SELECT 3 AS a";
    Path link = java.nio.file.Files.createSymbolicLink(folder.resolve("link"), file);
    written[3] = link.toString();
    assertThat(run("", written).code()).isZero();
    assertThat(file).hasContent("a\n3\n");
    assertThat(link).isSymbolicLink();
    written[3] = folder.toString();
    assertThat(run("", written).err()).contains("is a folder");
    written[3] = folder.resolve("none/rows.csv").toString();
    assertThat(run("", written).err()).contains("There is no folder");
  }

  @Test
  void whatIsNoFileIsWrittenToAndNotReplaced() {
    Path full = Path.of("/dev/full");
    assumeTrue(java.nio.file.Files.exists(full), "this system has no device that is always full");
    assertThat(run("", "--format", "csv", "--output", "/dev/full", "-e", "SELECT 1 AS a").code())
        .isNotZero();
    assertThat(java.nio.file.Files.isRegularFile(full)).isFalse();
  }

  @Test
  void bytesAreHexDigitsAndArraysAreArrays() {
    String sql = "SELECT x'0aff' AS b, ARRAY['x', NULL] AS a";
    assertThat(run("", "--format", "jsonl", "-e", sql).out())
        .isEqualTo("{\"b\":\"0aff\",\"a\":[\"x\",null]}\n");
    assertThat(run("", "--format", "csv", "--no-header", "-e", sql).out())
        .isEqualTo("0aff,\"[x, null]\"\n");
  }

  @Test
  void parquetHoldsTheRowsWithTheirTypes(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("rows.parquet");
    Ran ran =
        run(
            "",
            "--format",
            "parquet",
            "--output",
            file.toString(),
            "-e",
            "SELECT 7 AS n, 'ü' AS s, TRUE AS b, TIMESTAMP '2026-01-31 12:00:00' AS t,"
                + " CAST(NULL AS DOUBLE) AS d");
    assertThat(ran.err()).isEmpty();
    try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT n, s, b, epoch_ms(t), d FROM read_parquet('" + file + "')")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(7);
      assertThat(rows.getString(2)).isEqualTo("ü");
      assertThat(rows.getBoolean(3)).isTrue();
      assertThat(rows.getLong(4)).isEqualTo(1_769_860_800_000L);
      assertThat(rows.getObject(5)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT ARRAY[1, 2] AS a", "SELECT 1 AS a, 2 AS a"})
  void whatParquetCannotHoldIsSaidOfTheFile(String sql, @TempDir Path folder) {
    Path file = folder.resolve("rows.parquet");
    Ran ran = run("", "--format", "parquet", "--output", file.toString(), "-e", sql);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("Parquet file").doesNotContain("database");
    assertThat(file).doesNotExist();
  }

  @Test
  void alarmsAreExitCodes() {
    assertThat(run("", "--fail-on-empty", "-e", "SELECT 1 AS a").code()).isZero();
    assertThat(run("", "--fail-on-empty", "-e", "SELECT name FROM my_servers").code()).isEqualTo(3);
    assertThat(run("", "--fail-on-rows", "-e", "SELECT 1 AS a").code()).isEqualTo(3);
    assertThat(run("", "--fail-on-rows", "-e", "SELECT name FROM my_servers").code()).isZero();
  }
}
