package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.options.ConnectionProperties;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver, as tools and users meet it. */
class ValveDriverTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          timeot=3s      | There is no property timeot; did you mean timeout?
          zzzzzzzzzz=1   | There is no property zzzzzzzzzz; the properties are config
          timeout=3      | The property timeout cannot be '3': it takes a duration such as 800ms
          timeout=0      | The property timeout cannot be '0'
          retries=many   | The property retries cannot be 'many': it takes a whole number, 0 to 100
          onError=panic  | it takes one of warn, fail, ignore
          fleet=9999     | it takes a whole number, 1 to 5000
          maxCalls=0     | it takes a whole number, at least 1
          seed=x         | it takes a whole number.
          allow=here     | it takes auto, or addresses and
          webApiVersions=x | it takes versions such as
          masterDialect=udp | it takes one of valve, xash
          """)
  void aBadPropertyOfTheUrlIsNamed(String property, String sentence) {
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:valve:" + property))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void aBadPropertyBesideTheUrlIsNamed() {
    Properties info = new Properties();
    info.setProperty("timeout", "soon");
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:valve:", info))
        .hasMessageContaining("timeout");
  }

  @Test
  void toolsAreToldEveryProperty() throws Exception {
    Driver driver = DriverManager.getDriver("jdbc:valve:");
    DriverPropertyInfo[] properties = driver.getPropertyInfo("jdbc:valve:", null);
    assertThat(properties).hasSize(ConnectionProperties.ALL.size());
    assertThat(properties)
        .allSatisfy(p -> assertThat(p.description).isNotBlank())
        .anySatisfy(p -> assertThat(p.choices).containsExactly("warn", "fail", "ignore"));
  }

  @Test
  void theKeyIsRepeatedNowhere() throws Exception {
    Properties properties = new Properties();
    properties.setProperty("webApiKey", "0A1B2C3D");
    assertThat(new ValveDriver().getPropertyInfo("jdbc:valve:", properties))
        .filteredOn(p -> p.name.equals("webApiKey"))
        .allSatisfy(p -> assertThat(p.value).isNull());
    try (Connection connection =
        DriverManager.getConnection("jdbc:valve:webApiKey=0A1B2C3D;webApiUrl=http://127.0.0.1:1")) {
      assertThat(connection.getMetaData().getURL()).doesNotContain("0A1B2C3D");
      assertThatThrownBy(() -> Rows.of(connection, "SELECT * FROM master_servers"))
          .hasMessageContaining("127.0.0.1")
          .hasMessageNotContaining("0A1B2C3D");
    }
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:valve:webApiKey=0A 1B"))
        .hasMessageContaining("webApiKey")
        .hasMessageNotContaining("0A 1B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rconPassword='s3cret'x", "rconPassword='s3cret", "rconPassword=s3cret;timeout=="})
  void aUrlThatCannotBeReadIsNotRepeated(String properties) {
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:valve:" + properties))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("quotation mark")
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  @Test
  void aPasswordInAWebAddressIsRefusedAndNotRepeated() {
    assertThatThrownBy(
            () -> DriverManager.getConnection("jdbc:valve:webApiUrl=https://me:s3cret/@127.0.0.1"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("webApiUrl cannot be what was given")
        .hasNoCause();
  }
}
