package dev.valvejdbc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqlline.SqlLine;

/** What was typed is for who typed it, and secrets are not kept. */
class HistoryTest {
  @TempDir Path folder;

  private Path file() throws Exception {
    return History.file(Map.of("XDG_STATE_HOME", folder.toString()), "history");
  }

  @Test
  void theFileIsForItsOwnerAlone() throws Exception {
    Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path file = file();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(file, "kept");
    file();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).hasContent("kept");
  }

  @Test
  void linesThatMayHoldASecretAreNotKept() throws Exception {
    List<String> kept = List.of("SELECT 1;", "!tables", "status", "SELECT name\nFROM players");
    List<String> dropped =
        List.of(
            "!connect jdbc:valve:x",
            "!CONNECT x",
            "!con x",
            " !list",
            "!reconnect",
            "rcon_password x",
            "sv_Password x",
            "SELECT 1\nFROM t WHERE webApiKey = 'x'",
            "JDBC:valve:x");
    try (Terminal terminal =
        TerminalBuilder.builder()
            .streams(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream())
            .system(false)
            .dumb(true)
            .build()) {
      DefaultHistory history = new DefaultHistory();
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .history(history)
              .variable(LineReader.HISTORY_FILE, file())
              .variable(LineReader.HISTORY_IGNORE, History.IGNORED)
              .build();
      history.attach(reader);
      kept.forEach(history::add);
      dropped.forEach(history::add);
      history.save();
      assertThat(history.size()).isEqualTo(kept.size());
      assertThat(Files.readString(file())).doesNotContain("jdbc", "assword", "Key");
    }
  }

  @Test
  void theShellHasNoCommandThatPrintsUrls() {
    SqlLine shell = new SqlLine();
    assertThat(new ShellApplication().getCommandHandlers(shell))
        .extracting(sqlline.CommandHandler::getName)
        .contains("tables", "connect")
        .doesNotContain("list", "reconnect");
  }
}
