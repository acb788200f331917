package dev.valvejdbc.trino.diagnostics;

import dev.valvejdbc.subjects.Subjects;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.LocalTable;
import dev.valvejdbc.tables.diagnostics.Diagnostics;
import dev.valvejdbc.tables.diagnostics.DiagnosticsTables;
import dev.valvejdbc.trino.column.SqlValues;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableMetadata;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.InMemoryRecordSet;
import io.trino.spi.connector.RecordCursor;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.SystemTable;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table of what every node knows of its own, with the node's name in front. */
public final class NodeTable implements SystemTable {
  private static final String SCHEMA = "diagnostics";

  private final LocalTable<?> table;
  private final String node;

  private NodeTable(LocalTable<?> table, String node) {
    this.table = table;
    this.node = node;
  }

  /** All tables of a node. */
  public static Set<SystemTable> all(Subjects subjects, String node) {
    Diagnostics diagnostics = subjects.statements().diagnostics();
    return Set.of(
        new NodeTable(DiagnosticsTables.scans(diagnostics), node),
        new NodeTable(DiagnosticsTables.limits(subjects.limits()), node),
        new NodeTable(DiagnosticsTables.failures(diagnostics), node));
  }

  @Override
  public Distribution getDistribution() {
    return Distribution.ALL_NODES;
  }

  @Override
  public ConnectorTableMetadata getTableMetadata() {
    List<ColumnMetadata> columns = new ArrayList<>();
    columns.add(
        column("node", VarcharType.VARCHAR, "Name of the node of Trino that the row is of."));
    for (Column<?> column : table.columns()) {
      columns.add(column(column.name(), SqlValues.type(column.type()), column.remarks()));
    }
    return new ConnectorTableMetadata(
        new SchemaTableName(SCHEMA, table.name()), columns, Map.of(), Optional.of(table.remarks()));
  }

  private static ColumnMetadata column(String name, Type type, String remarks) {
    return ColumnMetadata.builder()
        .setName(name)
        .setType(type)
        .setComment(Optional.of(remarks))
        .build();
  }

  @Override
  public RecordCursor cursor(
      ConnectorTransactionHandle transactionHandle,
      ConnectorSession session,
      TupleDomain<Integer> constraint) {
    InMemoryRecordSet.Builder rows = InMemoryRecordSet.builder(getTableMetadata());
    for (@Nullable Object[] row : table.rows()) {
      @Nullable Object[] values = new Object[row.length + 1];
      values[0] = node;
      for (int i = 0; i < row.length; i++) {
        values[i + 1] = value(table.columns().list().get(i).type(), row[i]);
      }
      rows.addRow(values);
    }
    return rows.build().cursor();
  }

  /** Numbers and texts are taken as they are. */
  private static @Nullable Object value(ColumnType type, @Nullable Object value) {
    return switch (type) {
      case BOOLEAN, INTEGER, BIGINT, DOUBLE, VARCHAR -> value;
      case UNSIGNED_BIGINT, TIMESTAMP -> SqlValues.toTrino(type, value);
    };
  }
}
