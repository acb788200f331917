package dev.valvejdbc.trino;

import dev.valvejdbc.trino.diagnostics.NodeTable;
import dev.valvejdbc.trino.function.CatalogFunctions;
import dev.valvejdbc.trino.run.ValveIndexes;
import dev.valvejdbc.trino.run.ValvePageSources;
import dev.valvejdbc.trino.run.ValveSplitManager;
import dev.valvejdbc.trino.table.ValveMetadata;
import dev.valvejdbc.trino.table.ValveTransaction;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorIndexProvider;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorPageSourceProvider;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplitManager;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.SystemTable;
import io.trino.spi.function.FunctionProvider;
import io.trino.spi.transaction.IsolationLevel;
import java.util.Optional;
import java.util.Set;

/** One node's part of a catalog. */
final class ValveConnector implements Connector {
  private final ValveNode node;
  private final ConnectorPageSourceProvider pages;
  private final ConnectorIndexProvider indexes;
  private final ConnectorSplitManager splits;
  private final CatalogFunctions functions;

  ValveConnector(ValveNode node) {
    this.node = node;
    functions = new CatalogFunctions(node.subjects().facts());
    pages = new ValvePageSources(node.tables(), node.subjects(), node::keepTo);
    indexes = new ValveIndexes(node.tables(), node.subjects(), node::keepTo);
    splits =
        new ValveSplitManager(
            node.tables(),
            node.subjects(),
            node::share,
            node::workers,
            node.properties().dynamicFilterWait(),
            node.properties().keysPerSplit(),
            node.supplied());
  }

  @Override
  public ConnectorTransactionHandle beginTransaction(
      IsolationLevel isolationLevel, boolean readOnly, boolean autoCommit) {
    return ValveTransaction.READ_ONLY;
  }

  @Override
  public ConnectorMetadata getMetadata(
      ConnectorSession session, ConnectorTransactionHandle transactionHandle) {
    return new ValveMetadata(node.tables(), node.subjects().list(), node::share, functions.all());
  }

  @Override
  public ConnectorSplitManager getSplitManager() {
    return splits;
  }

  @Override
  public ConnectorPageSourceProvider getPageSourceProvider() {
    return pages;
  }

  @Override
  public ConnectorIndexProvider getIndexProvider() {
    return indexes;
  }

  @Override
  public Optional<FunctionProvider> getFunctionProvider() {
    return Optional.of(functions);
  }

  @Override
  public Set<SystemTable> getSystemTables() {
    return NodeTable.all(node.subjects(), node.name());
  }

  @Override
  public void shutdown() {
    node.close();
  }
}
