package dev.valvejdbc.client.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.fleet.webapi.FleetWebApi;
import dev.valvejdbc.fleet.webapi.WebApiFault;
import dev.valvejdbc.protocol.webapi.MethodCatalogue;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the list of methods is read from the service, and when from disk. */
class WebApiCatalogueTest {
  private static final String ONLY_LISTED = "IFleetWeather_440/GetForecast/v1";

  @TempDir private Path folder;
  private Fleet fleet;
  private FleetWebApi service;

  @BeforeEach
  void start() throws Exception {
    fleet = Fleet.start(1, 7);
    service = fleet.webApi();
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  private WebApiCatalogue catalogue() {
    return at(service.url());
  }

  private WebApiCatalogue at(URI url) {
    return new WebApiCatalogue(new WebApi(url, null, RateLimits.simulated()), folder);
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void nothingIsReadBeforeItIsWanted() throws Exception {
    assertThat(catalogue().known()).isSameAs(MethodCatalogue.bundled());
    assertThat(service.calls()).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void theListIsReadOnceAndKeptOnDisk() throws Exception {
    WebApiCatalogue first = catalogue();
    assertThat(first.all().find(ONLY_LISTED)).isNotNull();
    assertThat(first.all()).isSameAs(first.known());
    assertThat(catalogue().all().find(ONLY_LISTED)).isNotNull();
    assertThat(service.calls()).hasSize(1);
    assertThat(files()).hasSize(1);
  }

  @Test
  void anOldListIsReadAgainAndServesWhileTheServiceIsAway() throws Exception {
    catalogue().all();
    Files.setLastModifiedTime(
        files().get(0), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    service.fault("ISteamWebAPIUtil/GetSupportedAPIList", WebApiFault.status(404));
    assertThat(catalogue().all().find(ONLY_LISTED)).isNotNull();
    assertThat(service.calls()).hasSize(2);
    service.clearFaults();
    assertThat(catalogue().all().find(ONLY_LISTED)).isNotNull();
    assertThat(service.calls()).hasSize(3);
    catalogue().all();
    assertThat(service.calls()).hasSize(3);
  }

  @Test
  void withoutServiceAndDiskTheDescribedMethodsAreThere() throws Exception {
    service.fault("ISteamWebAPIUtil/GetSupportedAPIList", WebApiFault.HTML);
    WebApiCatalogue catalogue = catalogue();
    assertThat(catalogue.all().find("ISteamNews/GetNewsForApp/v2")).isNotNull();
    catalogue.all();
    assertThat(service.calls()).hasSize(1);
    assertThat(files()).isEmpty();
    assertThat(at(URI.create("http://127.0.0.1:1")).all()).isSameAs(MethodCatalogue.bundled());
  }

  @Test
  void aBrokenFileIsPassedOver() throws Exception {
    catalogue().all();
    Files.writeString(files().get(0), "{\"apilist\":");
    assertThat(catalogue().all().find(ONLY_LISTED)).isNotNull();
    assertThat(service.calls()).hasSize(2);
  }
}
