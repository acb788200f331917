package dev.valvejdbc.tables.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import dev.valvejdbc.Scripted;
import dev.valvejdbc.captures.Responder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Countries and networks of addresses, out of files that the user names. */
class GeoFunctionsTest {
  @TempDir Path folder;
  private Path countries;
  private Path networks;

  @BeforeEach
  void write() throws Exception {
    countries =
        new GeoFileWriter()
            .with("203.0.113.0/24", Map.of("country", Map.of("iso_code", "DE")))
            .with("198.51.100.0/25", Map.of("country_code", "FR"))
            .with("127.0.0.0/8", Map.of("country", "XX"))
            .to(folder.resolve("countries.mmdb"));
    networks =
        new GeoFileWriter()
            .with(
                "203.0.113.0/24",
                Map.of(
                    "autonomous_system_number",
                    64_496,
                    "autonomous_system_organization",
                    "Example Networks of a rather long name"))
            .with("198.51.100.0/25", Map.of("asn", "AS4200000000", "as_name", "Flat"))
            .to(folder.resolve("networks.mmdb"));
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:valve:geo=" + countries + "," + networks);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7:27015, DE|64496|Example Networks of a rather long name",
    "203.0.113.7, DE|64496|Example Networks of a rather long name",
    "198.51.100.127:1, FR|4200000000|Flat",
    "198.51.100.128:1, null|null|null",
    "192.0.2.1:1, null|null|null",
    "[2001:db8::1]:27015, null|null|null",
    "2001:db8::1, null|null|null",
    "play.example.com:27015, null|null|null",
    "x y, null|null|null"
  })
  void anAddressHasACountryAndANetworkAsFarAsAFileKnows(String addr, String expected)
      throws Exception {
    try (Connection connection = connect()) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT country(a), asn(a), as_name(a) FROM (VALUES '" + addr + "') AS t(a)"))
          .containsExactly(expected);
      assertThat(Rows.of(connection, "SELECT country('" + addr + "')"))
          .containsExactly(expected.replaceFirst("\\|.*", ""));
    }
  }

  @Test
  void serversAreGroupedByCountry() throws Exception {
    try (Responder server = Scripted.server("One", "m");
        Connection connection = connect()) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT country(ip), SUM(player_count) FROM server_info WHERE addr = '"
                      + server.address()
                      + "' GROUP BY country(ip)"))
          .containsExactly("XX|2");
    }
  }

  @Test
  void nullHasNone() throws Exception {
    try (Connection connection = connect()) {
      assertThat(Rows.of(connection, "SELECT country(CAST(NULL AS VARCHAR))"))
          .containsExactly("null");
    }
  }

  @ParameterizedTest
  @CsvSource({"country", "asn", "as_name"})
  void withoutFilesAnErrorNamesTheProperty(String function) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:")) {
      assertThatThrownBy(() -> Rows.of(connection, "SELECT " + function + "('203.0.113.7')"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55000"))
          .hasMessageContaining("set the property geo");
    }
  }

  @Test
  void aFileThatIsNoneIsNamed() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong.mmdb"), "nothing of the kind");
    for (Path file : new Path[] {wrong, folder.resolve("missing.mmdb")}) {
      assertThatThrownBy(() -> DriverManager.getConnection("jdbc:valve:geo=" + file))
          .hasMessageContaining(file.toString())
          .hasMessageContaining("property geo");
    }
  }
}
