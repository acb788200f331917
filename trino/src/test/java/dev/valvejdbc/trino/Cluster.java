package dev.valvejdbc.trino;

import static io.trino.testing.TestingSession.testSessionBuilder;

import io.trino.Session;
import io.trino.plugin.iceberg.IcebergPlugin;
import io.trino.testing.DistributedQueryRunner;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A Trino of three nodes in this process, of which all work, with the catalogs {@code valve} and
 * {@code lake}, which is Trino's own Iceberg connector on local files.
 */
final class Cluster implements AutoCloseable {
  private final DistributedQueryRunner runner;
  private final TemporaryFolder lake;

  private Cluster(DistributedQueryRunner runner, TemporaryFolder lake) {
    this.runner = runner;
    this.lake = lake;
  }

  /**
   * Starts the nodes.
   *
   * @param properties of the catalog {@code valve}
   * @param coordinator properties of the node that takes queries
   * @param every properties of all nodes
   */
  static Cluster start(
      Map<String, String> properties, Map<String, String> coordinator, Map<String, String> every)
      throws Exception {
    Session session =
        testSessionBuilder()
            .setCatalog("valve")
            .setSchema("valve")
            .setSystemProperty("retry_policy", "NONE")
            .build();
    DistributedQueryRunner runner =
        DistributedQueryRunner.builder(session)
            .setWorkerCount(2)
            .setCoordinatorProperties(coordinator)
            .setExtraProperties(every)
            .addCoordinatorProperty("node-scheduler.include-coordinator", "true")
            // as in production: the kit of tests gives 16 kB, so that keys are looked up again
            .addExtraProperty("task.max-index-memory", "64MB")
            .withExchange("filesystem")
            .setAdditionalModule(OrderedFailures.module())
            .build();
    runner.installPlugin(new ValvePlugin());
    runner.installPlugin(new BreakingPlugin());
    runner.createCatalog("valve", "valve", properties);
    TemporaryFolder lake = TemporaryFolder.create("valve-trino-lake");
    runner.installPlugin(new IcebergPlugin());
    runner.createCatalog(
        "lake",
        "iceberg",
        Map.of(
            "iceberg.catalog.type", "TESTING_FILE_METASTORE",
            "hive.metastore.catalog.dir", "local:///",
            "fs.local.enabled", "true",
            "local.location", lake.path().toString()));
    runner.execute("CREATE SCHEMA lake.rounds");
    return new Cluster(runner, lake);
  }

  DistributedQueryRunner runner() {
    return runner;
  }

  /** Makes a catalog of the connector, once. */
  void catalog(String name, Map<String, String> properties) {
    if (!rows("SHOW CATALOGS").contains(name)) {
      runner.createCatalog(name, "valve", properties);
    }
  }

  /** A session that leaves the policy for what is tried again to the cluster. */
  Session unsaid() {
    return testSessionBuilder().setCatalog("valve").setSchema("valve").build();
  }

  /** A session of a policy for what is tried again, soon. */
  Session retrying(String policy) {
    return Session.builder(runner.getDefaultSession())
        .setSystemProperty("retry_policy", policy)
        .setSystemProperty("retry_initial_delay", "100ms")
        .build();
  }

  /** The rows of a query, as texts. */
  List<String> rows(String sql) {
    return Rows.of(runner.execute(sql));
  }

  /** The only value of a query's only row, as a text. */
  String value(String sql) {
    return rows(sql).getFirst();
  }

  /** The plan of a query. */
  String plan(String sql) {
    return rows("EXPLAIN " + sql).getFirst();
  }

  @Override
  public void close() throws IOException {
    runner.close();
    lake.close();
  }
}
