package dev.valvejdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {
  @ParameterizedTest
  @CsvSource({
    "0.1.0, 0.1.0, 0, 1",
    "12.34-SNAPSHOT, 12.34-SNAPSHOT, 12, 34",
    "${project.version}, 0.0, 0, 0",
    "'', 0.0, 0, 0"
  })
  void aVersionIsReadAndAPlaceholderIsNone(String text, String shown, int major, int minor) {
    assertThat(Version.parse(text)).isEqualTo(new Version(shown, major, minor));
  }
}
