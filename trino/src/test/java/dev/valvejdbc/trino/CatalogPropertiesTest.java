package dev.valvejdbc.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.options.ConnectionProperties;
import dev.valvejdbc.options.Property;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Specifies the properties of a catalog. */
class CatalogPropertiesTest {
  private static final Map<String, String> NOWHERE = Map.of("HOME", "/nonexistent");

  private static CatalogProperties read(Map<String, String> config) {
    return CatalogProperties.read(config, NOWHERE);
  }

  @Test
  void thoseThatAreTakenAreTheDrivers() {
    assertThat(ConnectionProperties.ALL.stream().map(Property::name))
        .containsAll(CatalogProperties.TAKEN);
  }

  @Test
  void theOthersOfTheDriverAreASentence() {
    for (Property<?> property : ConnectionProperties.ALL) {
      if (!CatalogProperties.TAKEN.contains(property.name())) {
        assertThatThrownBy(() -> read(Map.of(property.name(), "1")))
            .hasMessageContaining("The property " + property.name() + " is not for Trino");
      }
    }
  }

  @Test
  void thoseOfTheConnectorHaveStandardValues() {
    CatalogProperties properties = read(Map.of());
    assertThat(properties.dynamicFilterWait()).isEqualTo(Duration.ofSeconds(20));
    assertThat(properties.keysPerSplit()).isEqualTo(300);
  }

  @ParameterizedTest
  @CsvSource({
    "fleet, 20, is not for Trino",
    "model, a.json, other catalogs",
    "rcon, full, cannot be full on Trino",
    "dynamicFilterWait, soon, takes a whole number",
    "DYNAMICFILTERWAIT, soon, takes a whole number",
    "keysPerSplit, 0, takes a whole number",
    "timeout, soon, timeout",
    "tiemout, 3s, did you mean",
    "nosuchthing, 3s, dynamicFilterWait"
  })
  void aWrongOneIsASentence(String name, String value, String words) {
    assertThatThrownBy(() -> read(Map.of(name, value))).hasMessageContaining(words);
  }

  @Test
  void onePropertyInTwoSpellingsIsASentence() {
    assertThatThrownBy(() -> read(Map.of("packetRate", "5", "PACKETRATE", "7")))
        .hasMessageContaining("is there twice");
  }

  @Test
  void aSecretIsNotRepeated() {
    assertThatThrownBy(() -> read(Map.of("webApiKey", "a secret\u0001")))
        .hasMessageContaining("webApiKey")
        .hasMessageNotContaining("a secret");
  }
}
