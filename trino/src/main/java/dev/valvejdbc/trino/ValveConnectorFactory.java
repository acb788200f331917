package dev.valvejdbc.trino;

import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorContext;
import io.trino.spi.connector.ConnectorFactory;
import java.util.Map;

/** Makes the connector of a catalog. */
final class ValveConnectorFactory implements ConnectorFactory {
  @Override
  public String getName() {
    return "valve";
  }

  @Override
  public Connector create(
      String catalogName, Map<String, String> config, ConnectorContext context) {
    CatalogProperties properties = CatalogProperties.read(config, System.getenv());
    return new ValveConnector(new ValveNode(properties, context));
  }
}
