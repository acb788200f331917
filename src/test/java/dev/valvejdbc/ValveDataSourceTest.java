package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The data source, as pools and containers make it. */
class ValveDataSourceTest {
  @Test
  void aDataSourceConnectsByItsUrlAndProperties() throws Exception {
    ValveDataSource source = ValveDataSource.class.getConstructor().newInstance();
    Properties properties = new Properties();
    properties.setProperty("fleet", "3");
    source.setProperties(properties);
    try (Connection connection = source.getConnection("nobody", "nothing")) {
      assertThat(Rows.of(connection, "SELECT COUNT(*) FROM my_servers")).containsExactly("3");
    }
    assertThat(source.unwrap(DataSource.class)).isSameAs(source);
  }

  @Test
  void aDataSourceRefusesTheUrlOfAnother() {
    ValveDataSource source = new ValveDataSource();
    source.setUrl("jdbc:h2:mem:x");
    assertThatThrownBy(source::getConnection).hasMessageContaining("jdbc:valve:");
  }
}
