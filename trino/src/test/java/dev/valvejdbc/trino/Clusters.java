package dev.valvejdbc.trino;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one cluster of the run, with the world that it asks. */
final class Clusters implements ParameterResolver {
  /** A cluster and its world. */
  record Shared(World world, Cluster cluster) implements AutoCloseable {
    static Shared start() {
      try {
        World world = new World(40, 7);
        return new Shared(world, Cluster.start(world.properties(), Map.of(), Map.of()));
      } catch (Exception e) {
        throw new IllegalStateException("The cluster does not start", e);
      }
    }

    @Override
    public void close() throws IOException {
      cluster.close();
      world.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Shared.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(Shared.class, type -> Shared.start(), Shared.class);
  }
}
