package dev.valvejdbc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What valve-sql doctor says of a machine, and of what can be asked. */
class DoctorTest {
  @TempDir Path folder;

  private record Said(int code, String text) {}

  private static Said doctor(String url) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, UTF_8);
    int code =
        Main.run(new String[] {"doctor", "--url", url}, InputStream.nullInputStream(), out, out);
    return new Said(code, bytes.toString(UTF_8));
  }

  private Path config(String text, String permissions) throws Exception {
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "This system's files have no permissions.");
    Path file = folder.resolve("servers.json");
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }

  @Test
  void eachThingIsALineAndAFleetIsWell() {
    Said said = doctor("jdbc:valve:fleet=3;seed=1;timeout=1s");
    assertThat(said.text())
        .contains("ok  Java")
        .contains("ok  UDP")
        .contains("ok  connection")
        .contains("ok  Web API")
        .contains("ok  server list")
        .contains("my_servers")
        .doesNotContain("!!");
    assertThat(said.code()).isZero();
  }

  @Test
  void aConfigFileThatOthersCanReadIsNamedWithWhatToDoAndItsSecretIsNotShown() throws Exception {
    Path file =
        config(
            "{\"webApiKey\": \"0123456789ABCDEF0123456789ABCDEF\", \"fleet\": \"2\"}", "rw-r--r--");
    Said said = doctor("jdbc:valve:timeout=1s;config=" + file);
    assertThat(said.text())
        .contains("!!  config file")
        .contains("chmod 600 " + file)
        .doesNotContain("0123456789ABCDEF");
    assertThat(said.code()).isEqualTo(1);
  }

  @Test
  void aUrlThatIsWrongIsALineToo() {
    Said said = doctor("jdbc:valve:fleets=3");
    assertThat(said.text()).contains("!!  connection").contains("fleets");
    assertThat(said.code()).isEqualTo(1);
  }
}
