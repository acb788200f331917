package dev.valvejdbc.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every property is declared once, and told as it is declared. */
class ConnectionPropertiesTest {
  @Test
  void everyPropertyHasItsNameAndStandard() {
    assertThat(
            ConnectionProperties.ALL.stream()
                .map(p -> p.name() + "=" + p.standard())
                .collect(Collectors.joining(" ")))
        .isEqualTo(
            "config=null fleet=null seed=1 timeout=3s retries=3 maxInFlight=2048 packetRate=20000"
                + " onError=warn cacheTtl=5s planCache=100 encoding=auto geo=null maxCalls=1000000"
                + " maxMemory=25% maxTextLength=16777216 serverList=auto webApiKey=null"
                + " webApiUrl=https://api.steampowered.com webApiInsecure=false webApiKeyIn=header"
                + " webApiTtl=60s webApiVersions=null webApiPost=refuse cacheDir=null"
                + " masterAddress=null masterDialect=valve serverListTtl=60s pushVolatile=true"
                + " allow=auto reach=any keyless=refuse timeZone=UTC rcon=off rconAllow=my_servers"
                + " rconPassword=null rconTimeout=10s settings=any model=null attach=null"
                + " drivers=null expose=all writes=allow log=null");
  }

  @Test
  void theReadmeListsEveryProperty() throws Exception {
    String rows =
        ConnectionProperties.ALL.stream()
            .map(
                p ->
                    "| `"
                        + p.name()
                        + "` | "
                        + (p.standard() == null ? "–" : "`" + p.standard() + "`")
                        + " | "
                        + p.description()
                        + " |\n")
            .collect(Collectors.joining());
    assertThat(Files.readString(Path.of("README.md"))).contains(rows);
  }
}
