package dev.valvejdbc;

import dev.valvejdbc.client.A2sBrowser;
import dev.valvejdbc.client.RateLimits;
import dev.valvejdbc.client.RemoteConsoles;
import dev.valvejdbc.client.ServerLists;
import dev.valvejdbc.client.WebApiAnswers;
import dev.valvejdbc.sql.Schemas;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.SchemaFactory;
import org.apache.calcite.schema.SchemaPlus;

/**
 * Puts the tables of game servers into any Calcite model. The operands are the properties of {@link
 * ValveProperty}; the network's thread ends by itself when nothing is asked.
 */
public final class ValveSchemaFactory implements SchemaFactory {
  @Override
  public Schema create(SchemaPlus parent, String name, Map<String, Object> operands) {
    try {
      ValveOptions options = ValveOptions.of(operands);
      A2sBrowser browser = new A2sBrowser(A2sBrowser.MOST_IN_FLIGHT);
      browser.limitPackets(options.packetRate());
      return Schemas.valve(
          SessionOf.options(
              options,
              browser,
              new ServerLists(),
              new RateLimits(),
              new WebApiAnswers(),
              null,
              new RemoteConsoles(RemoteConsoles.TIMEOUT),
              options.servers()),
          List.of(name));
    } catch (SQLException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
