package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.options.ConfigFile;
import dev.valvejdbc.options.NamedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user's file of properties and servers. */
class ConfigFileTest {
  @TempDir Path folder;

  private Path file(String json) throws Exception {
    return Files.writeString(folder.resolve("config.json"), json);
  }

  @Test
  void itsServersAreMyServersAndItsPropertiesCount() throws Exception {
    Path file =
        file(
            "{\"onError\": \"fail\", \"timeout\": \"200ms\", \"servers\": [{\"name\": \"eu-1\","
                + " \"addr\": \"127.0.0.1:1\", \"tags\": [\"eu\", \"tf\"], \"rconPassword\":"
                + " \"x\"}, {\"name\": \"eu-2\", \"addr\": \"localhost\"}]}");
    try (Connection connection = DriverManager.getConnection("jdbc:valve:config=" + file)) {
      assertThat(Rows.of(connection, "SELECT * FROM my_servers ORDER BY name"))
          .containsExactly("eu-1|127.0.0.1:1|eu,tf|true", "eu-2|localhost||false");
      assertThatThrownBy(
              () ->
                  Rows.of(
                      connection,
                      "SELECT i.map FROM my_servers m JOIN server_info i ON i.addr = m.addr"
                          + " WHERE m.name = 'eu-1'"))
          .hasMessageContaining("onError=warn");
    }
    try (Connection connection =
        DriverManager.getConnection("jdbc:valve:onError=ignore;config=" + file)) {
      assertThat(Rows.of(connection, "SELECT map FROM server_info WHERE addr = '127.0.0.1:1'"))
          .isEmpty();
    }
  }

  @Test
  void environmentVariablesStandForSecrets() throws Exception {
    Path file = file("{\"webApiKey\": \"${ENV:A_KEY}\"}");
    assertThat(ConfigFile.read(file, Map.of("A_KEY", "0123")).properties())
        .containsEntry("webApiKey", "0123");
  }

  @Test
  void aSecretWhoseVariableIsNotSetIsMissingAndTheRestWorks() throws Exception {
    Path file =
        file(
            """
            {"webApiKey": "${ENV:A_KEY}", "timeout": "2s", "servers": [
              {"name": "a", "addr": "127.0.0.1:1", "rconPassword": "${ENV:A_PASSWORD}"},
              {"name": "b", "addr": "127.0.0.1:2", "rconPassword": "${ENV:B_PASSWORD}"}]}
            """);
    ConfigFile read = ConfigFile.read(file, Map.of("B_PASSWORD", "x"));
    assertThat(read.properties()).containsExactly(Map.entry("timeout", "2s"));
    assertThat(read.servers()).extracting(NamedServer::hasRcon).containsExactly(false, true);
    assertThat(read.warnings())
        .containsExactly(
            file
                + ": the environment variable A_PASSWORD is not set, so a server has no"
                + " rconPassword.",
            file + ": the environment variable A_KEY is not set, so the file has no webApiKey.");
    try (Connection connection = DriverManager.getConnection("jdbc:valve:config=" + file)) {
      assertThat(connection.getWarnings().getMessage())
          .contains("A_PASSWORD is not set", "A_KEY is not set");
    }
  }

  @Test
  void aVariableOfWhatIsNoSecretMustBeSet() throws Exception {
    Path file = file("{\"timeout\": \"${ENV:NO_SUCH_VARIABLE}\"}");
    assertThatThrownBy(() -> ConfigFile.read(file, Map.of()))
        .hasMessageContaining("NO_SUCH_VARIABLE is not set");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "[] ~ one JSON object",
        "{\"servers\": [{\"name\": \"a\"}]} ~ needs a name and an addr",
        "{\"servers\": [{\"name\": \"a\", \"addr\": \"h:0\"}]} ~ the addr 'h:0' is none",
        "{\"servers\": [{\"name\": \"a\", \"addr\": \"h\", \"adr\": 1}]} ~ a server has 'adr'; it"
            + " may have name, addr, tags, rconPassword and encoding",
        "{\"servers\": [{\"name\": \"a\", \"addr\": \"h\", \"encoding\": \"x y\"}]} ~ the encoding"
            + " 'x y'",
        "{\"servers\": {}} ~ 'servers' must be a list",
        "{\"servers\": [5]} ~ needs a name and an addr",
        "{\"servers\": [{\"name\": \"a\", \"addr\": \"h\", \"tags\": {}}]} ~ 'tags' must be",
        "{\"timeout\": {}} ~ 'timeout' must be",
        "{\"tiemout\": \"1s\"} ~ did you mean timeout?",
        "{ ~ is no JSON"
      })
  void whatIsWrongIsNamed(String json, String complaint) throws Exception {
    Path file = file(json);
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:valve:config=" + file))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void aFileThatIsNamedMustBeThere() {
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:valve:config=/no/such/file.json"))
        .hasMessageContaining("/no/such/file.json cannot be read");
  }
}
