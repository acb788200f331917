package dev.valvejdbc.trino;

import dev.valvejdbc.trino.function.SteamIdFunctions;
import dev.valvejdbc.trino.function.TagFunctions;
import dev.valvejdbc.trino.function.WordFunctions;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;
import java.util.List;
import java.util.Set;

/** Gives Trino the connector {@code valve} and its functions. */
public final class ValvePlugin implements Plugin {
  @Override
  public Iterable<ConnectorFactory> getConnectorFactories() {
    return List.of(new ValveConnectorFactory());
  }

  @Override
  public Set<Class<?>> getFunctions() {
    return Set.of(SteamIdFunctions.class, TagFunctions.class, WordFunctions.class);
  }
}
