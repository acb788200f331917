package dev.valvejdbc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What valve-sql --trace writes down. */
class TraceTest {
  @TempDir Path folder;

  private String traced(String sql) throws Exception {
    return traced("jdbc:valve:", sql);
  }

  private String traced(String url, String sql) throws Exception {
    Path file = folder.resolve("trace.txt");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, UTF_8);
    Main.run(
        new String[] {"--url", url, "--trace", file.toString(), "-e", sql},
        InputStream.nullInputStream(),
        out,
        out);
    return Files.readString(file);
  }

  @Test
  void thePlanEachScanAndWhoDidNotAnswerAreWrittenDown() throws Exception {
    assertThat(traced("SELECT server_name FROM server_info WHERE addr = '127.0.0.1:9'"))
        .contains("  | SELECT server_name FROM server_info")
        .contains("  plan\n    ")
        .contains("scan ", "addresses_asked=1", "packets_sent=")
        .contains("failure ", "addr=127.0.0.1:9")
        .contains("end 0 rows, ");
  }

  @Test
  void theOptionWinsOverThePropertyThatItSets() throws Exception {
    Path other = folder.resolve("other.log");
    assertThat(traced("jdbc:valve:timeout=1s;log=" + other, "VALUES 1")).contains("end 1 rows");
    assertThat(other).doesNotExist();
  }

  @Test
  void errorsAreWrittenDown() throws Exception {
    assertThat(traced("SELECT nam FROM my_servers")).contains("end failed: ").contains("nam");
  }

  @Test
  void aStatementThatMayHoldASecretIsNotRepeated() throws Exception {
    assertThat(traced("SELECT 'my password is hunter2'"))
        .contains("not repeated")
        .doesNotContain("hunter2");
  }
}
