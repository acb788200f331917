package dev.valvejdbc.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.protocol.master.MasterDialect;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader gets each property with its type. */
class OptionsTest {
  private static final Map<String, String> NOTHING = Map.of();

  @TempDir Path folder;

  /** Reads properties, and no file of the user who runs the test. */
  private Options read(Map<String, String> written, Map<String, String> environment)
      throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.json"), "{}");
    return Options.read(written, Map.of("config", empty.toString()), environment);
  }

  @Test
  void aPropertyThatNobodyGivesHasItsStandard() throws Exception {
    Options options = read(NOTHING, NOTHING);
    assertThat(options.get(ConnectionProperties.TIMEOUT)).isEqualTo(Duration.ofSeconds(3));
    assertThat(options.get(ConnectionProperties.RETRIES)).isEqualTo(3);
    assertThat(options.get(ConnectionProperties.FLEET)).isEmpty();
    assertThat(options.get(ConnectionProperties.ON_ERROR)).isEqualTo(OnError.WARN);
    assertThat(options.get(ConnectionProperties.PUSH_VOLATILE)).isTrue();
    assertThat(options.get(ConnectionProperties.MASTER_ADDRESS)).isEmpty();
    assertThat(options.get(ConnectionProperties.ALLOW).isAuto()).isTrue();
    assertThat(options.get(ConnectionProperties.WEB_API_URL))
        .isEqualTo(URI.create("https://api.steampowered.com"));
  }

  @Test
  void aChoiceIsReadWhateverTheCaseOfItsLetters() throws Exception {
    Options options =
        read(Map.of("SERVERLIST", "WebApi", "rcon", "READ", "masterDialect", "Xash"), Map.of());
    assertThat(options.get(ConnectionProperties.SERVER_LIST)).isEqualTo(ServerListChoice.WEBAPI);
    assertThat(options.get(ConnectionProperties.RCON)).isEqualTo(RconMode.READ);
    assertThat(options.get(ConnectionProperties.MASTER_DIALECT)).isEqualTo(MasterDialect.XASH);
    assertThat(options.get(ConnectionProperties.WEB_API_POST)).isEqualTo(WebApiPost.REFUSE);
  }

  @Test
  void listsAndRangesAreRead() throws Exception {
    Options options =
        read(
            Map.of("masterAddress", " a:1, ,b ", "allow", "203.0.113.0/24", "fleet", "7"), NOTHING);
    assertThat(options.get(ConnectionProperties.MASTER_ADDRESS)).isEqualTo(List.of("a:1", "b"));
    assertThat(options.get(ConnectionProperties.FLEET)).contains(7);
    assertThat(
            Objects.requireNonNull(options.get(ConnectionProperties.ALLOW).ranges())
                .contains(InetAddress.getByName("203.0.113.9"), 27_015))
        .isTrue();
  }

  @Test
  void versionsOfMethodsAreKeptInLowerCase() throws Exception {
    Options options =
        read(Map.of("webApiVersions", "ISteamNews.GetNewsForApp:1, IUser/Get:v2"), NOTHING);
    assertThat(options.get(ConnectionProperties.WEB_API_VERSIONS))
        .isEqualTo(Map.of("isteamnews.getnewsforapp", 1, "iuser.get", 2));
  }

  @Test
  void whatIsWrittenWinsOverWhatAToolSetsAndThatOverTheFile() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("config.json"),
            "{\"timeout\": \"1s\", \"retries\": 1, \"maxInFlight\": 1}");
    Options options =
        Options.read(
            Map.of("timeout", "3m", "config", file.toString()),
            Map.of("timeout", "2m", "retries", "2"),
            NOTHING);
    assertThat(options.get(ConnectionProperties.TIMEOUT)).isEqualTo(Duration.ofMinutes(3));
    assertThat(options.get(ConnectionProperties.RETRIES)).isEqualTo(2);
    assertThat(options.get(ConnectionProperties.MAX_IN_FLIGHT)).isEqualTo(1);
  }

  @Test
  void aSecretIsTakenFromTheEnvironmentWhereNoneIsGiven() throws Exception {
    Map<String, String> environment = Map.of("VALVE_RCON_PASSWORD", " two words ");
    assertThat(read(NOTHING, environment).get(ConnectionProperties.RCON_PASSWORD))
        .map(Secret::reveal)
        .contains("two words");
    assertThat(
            read(Map.of("rconPassword", "given"), environment)
                .get(ConnectionProperties.RCON_PASSWORD))
        .map(Secret::reveal)
        .contains("given");
    assertThat(
            read(NOTHING, Map.of("VALVE_RCON_PASSWORD", " "))
                .get(ConnectionProperties.RCON_PASSWORD))
        .isEmpty();
  }

  @Test
  void aSecretNeverPrintsItself() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("config.json"),
            "{\"webApiKey\": \"s3cret\", \"servers\":"
                + " [{\"name\": \"a\", \"addr\": \"h\", \"rconPassword\": \"s3cret\"}]}");
    Options options = Options.read(Map.of("config", file.toString()), NOTHING, NOTHING);
    assertThat(options.get(ConnectionProperties.WEB_API_KEY))
        .map(Secret::reveal)
        .contains("s3cret");
    assertThat(options.get(ConnectionProperties.WEB_API_KEY).toString()).doesNotContain("s3cret");
    assertThat(options.servers().toString()).contains("name=a").doesNotContain("s3cret");
    assertThat(ConfigFile.read(file, NOTHING).toString()).doesNotContain("s3cret");
    assertThatThrownBy(() -> read(Map.of("webApiKey", "s3cret\u00e9"), NOTHING))
        .isInstanceOf(SQLException.class)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void theCacheFolderIsTheUsersOwnUnlessItIsNamedOrNone() throws Exception {
    assertThat(cacheFolder(NOTHING, Map.of("XDG_CACHE_HOME", "/cache")))
        .isEqualTo(new CacheFolder(Path.of("/cache/valve-jdbc")));
    assertThat(cacheFolder(Map.of("cacheDir", "/mine"), NOTHING))
        .isEqualTo(new CacheFolder(Path.of("/mine")));
    assertThat(cacheFolder(Map.of("cacheDir", "None"), NOTHING)).isEqualTo(new CacheFolder(null));
  }

  private CacheFolder cacheFolder(Map<String, String> written, Map<String, String> environment)
      throws Exception {
    return read(written, environment).get(ConnectionProperties.CACHE_DIR);
  }
}
