package dev.valvejdbc.trino;

import static io.trino.testing.TestingSession.testSessionBuilder;

import io.trino.Session;
import io.trino.testing.DistributedQueryRunner;
import java.util.Map;

/** A Trino of three nodes in this process, of which all work. */
final class Cluster implements AutoCloseable {
  private final DistributedQueryRunner runner;

  private Cluster(DistributedQueryRunner runner) {
    this.runner = runner;
  }

  /** Starts the nodes, with a catalog {@code valve} of these properties. */
  static Cluster start(Map<String, String> properties) throws Exception {
    Session session = testSessionBuilder().setCatalog("valve").setSchema("valve").build();
    DistributedQueryRunner runner =
        DistributedQueryRunner.builder(session)
            .setWorkerCount(2)
            .addCoordinatorProperty("node-scheduler.include-coordinator", "true")
            .build();
    runner.installPlugin(new ValvePlugin());
    runner.createCatalog("valve", "valve", properties);
    return new Cluster(runner);
  }

  DistributedQueryRunner runner() {
    return runner;
  }

  @Override
  public void close() {
    runner.close();
  }
}
