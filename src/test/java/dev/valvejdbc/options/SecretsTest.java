package dev.valvejdbc.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is wrong with a secret, or with what stands beside it, no message shows a piece of it.
 */
class SecretsTest {
  private static final String SECRET = "sEcrEt77";

  @TempDir Path folder;

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STEAM_WEB_API_KEY | 0A\\n1B | a line break",
        "STEAM_WEB_API_KEY | 0A\\r1B | a line break",
        "STEAM_WEB_API_KEY | 0A\\t1B | a control character",
        "STEAM_WEB_API_KEY | 0A 1B | a blank",
        "STEAM_WEB_API_KEY | 0Aé1B | a character that is not ASCII",
        "VALVE_RCON_PASSWORD | 0A\\n1B | a line break",
        "VALVE_RCON_PASSWORD | 0A\\0011B | a control character",
        "VALVE_RCON_PASSWORD | 0A\u00851B | a line break"
      })
  void valuesOfTheEnvironmentAreCheckedAsThoseOfTheUrl(String variable, String value, String what)
      throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.json"), "{}");
    assertThatThrownBy(
            () ->
                Options.read(
                    Map.of("config", empty.toString()),
                    Map.of(),
                    Map.of(variable, value.translateEscapes())))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(variable + " has " + what)
        .satisfies(e -> assertThat(trace(e)).doesNotContain("0A", "1B"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "webApiKeysEcrEt77=",
        "timeout=3s;webApiKeysEcrEt77",
        "webApiKeysEcrEt77;timeout=3s",
        "webApiKey sEcrEt77=x",
        "webApKeysEcrEt77=x",
        "rconPasswordsEcrEt77=",
        "rconPassword:sEcrEt77=x",
        "rconPassword=ab;sEcrEt77=",
        "rconPassword=ab;sEcrEtab=x",
        "rconPassword='sEcrEt77'x",
        "rconPassword=a;webApiKey=sEcrEt 77",
        "timeout=3s webApiKey=sEcrEt77",
        "webApiUrl=https://me:sEcrEt77@127.0.0.1",
        "webApiUrl=https:me:sEcrEt77@127.0.0.1",
        "webApiUrl=https://127.0.0.1/?key=sEcrEt77",
        "webApiUrl=https://127.0.0.1/#sEcrEt77@",
        "webApiUrl=ftp://me:sEcrEt77@127.0.0.1",
        "allow=me:sEcrEt77@127.0.0.1",
        "rconAllow=me:sEcrEt77@127.0.0.1",
        "model='inline:{\"version\":\"1.0\",\"schemas\":[{\"type\":\"jdbc\",\"name\":\"x\",\"jdbcUrl\":\"jdbc:none:sEcrEt77\",\"jdbcPassword\":\"sEcrEt77\"}]'",
        "model='inline:{\"version\":\"1.0\",\"schemas\":[{\"type\":\"custom\",\"name\":\"x\",\"factory\":\"dev.valvejdbc.ValveSchemaFactory\",\"operand\":{\"webApiKey\":\"sEcrEt77"
            + " x\"}}]}'"
      })
  void aMistypedPropertyRepeatsNoSecret(String properties) {
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:valve:" + properties).close())
        .isInstanceOf(SQLException.class)
        .satisfies(e -> assertThat(trace(e)).doesNotContain(SECRET, "sEcrEt"));
  }

  @Test
  void aMistypedPropertyThatIsNoSecretIsNamed() {
    for (String[] pair :
        new String[][] {
          {"webApiKy=x", "There is no property webApiKy; did you mean webApiKey?"},
          {"rconPassword=ab;timeuot=3s", "There is no property timeuot; did you mean timeout?"}
        }) {
      assertThatThrownBy(() -> DriverManager.getConnection("jdbc:valve:" + pair[0]))
          .hasMessage(pair[1]);
    }
  }

  @Test
  void aWarningOfAToolsPropertyRepeatsNone() throws Exception {
    Properties info = new Properties();
    info.setProperty("webApiKey" + SECRET, "x");
    info.setProperty("webApiKeyQ7", "x");
    try (var connection = DriverManager.getConnection("jdbc:valve:", info)) {
      assertThat(connection.getWarnings().getMessage())
          .contains("did you mean webApiKey?")
          .doesNotContain(SECRET, "Q7");
      assertThat((Throwable) connection.getWarnings().getNextWarning()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"webApiKey\": \"sEcrEt77\", ",
        "{\"webApiKey\": sEcrEt77}",
        "{\"webApiKey\": {\"sEcrEt77\": 1}}",
        "{\"webApiKeysEcrEt77\": \"\"}",
        "{\"webApiKeysEcrEt77\": {}}",
        "{\"webApiKey\": \"sEcrEt77\\nx\"}",
        "{\"servers\": [{\"name\": \"a\", \"addr\": \"h\", \"rconPassword\": \"sEcrEt77\\nx\"}]}",
        "{\"servers\": [{\"name\": \"a\", \"addr\": \"h\", \"rconPasswordsEcrEt77\": \"x\"}]}",
        "{\"servers\": [{\"name\": \"a\", \"addr\": \"me:sEcrEt77@h:1\"}]}",
        "{\"servers\": [{\"name\": \"a\", \"addr\": \"h\", \"rconPassword\": [\"sEcrEt77\"]}]}"
      })
  void aConfigFileThatIsWrongRepeatsNone(String json) throws Exception {
    Path file = Files.writeString(folder.resolve("config.json"), json);
    assertThatThrownBy(() -> Options.read(Map.of("config", file.toString()), Map.of(), Map.of()))
        .isInstanceOf(SQLException.class)
        .satisfies(e -> assertThat(trace(e)).doesNotContain(SECRET));
  }

  @Test
  void aPasswordMayHoldBlanksAndAnyLetter() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("config.json"),
            "{\"servers\": [{\"name\": \"a\", \"addr\": \"h\", \"rconPassword\": \"two wörds\"}]}");
    Options options = Options.read(Map.of("config", file.toString()), Map.of(), Map.of());
    assertThat(options.servers().get(0).rconPassword())
        .extracting(Secret::reveal)
        .isEqualTo("two wörds");
  }
}
