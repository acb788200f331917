package dev.valvejdbc.trino.table;

import static io.trino.spi.StandardErrorCode.NOT_SUPPORTED;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.list.ListSettings;
import dev.valvejdbc.trino.column.ValveColumnHandle;
import dev.valvejdbc.trino.scan.Keys;
import dev.valvejdbc.trino.scan.Share;
import dev.valvejdbc.trino.scan.TrinoErrors;
import dev.valvejdbc.trino.scan.ValveIndexHandle;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorResolvedIndex;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTableMetadata;
import io.trino.spi.connector.ConnectorTableVersion;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.ConstraintApplicationResult;
import io.trino.spi.connector.JoinApplicationResult;
import io.trino.spi.connector.JoinStatistics;
import io.trino.spi.connector.JoinType;
import io.trino.spi.connector.LimitApplicationResult;
import io.trino.spi.connector.RelationColumnsMetadata;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.TableNotFoundException;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.function.BoundSignature;
import io.trino.spi.function.FunctionDependencyDeclaration;
import io.trino.spi.function.FunctionId;
import io.trino.spi.function.FunctionMetadata;
import io.trino.spi.function.SchemaFunctionName;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.statistics.TableStatistics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Tells Trino what exists, and takes over what it wants of it. */
public final class ValveMetadata implements ConnectorMetadata {
  private static final String NO_VERSIONS =
      "Servers are asked when a query runs: %s has no earlier versions. Append rounds of it to a"
          + " table of a lake to look back.";

  private final CatalogTables tables;
  private final PushDown pushDown;
  private final Supplier<Share> share;
  private final SharedVisit visits;
  private final List<FunctionMetadata> functions;

  /**
   * Tells of a catalog.
   *
   * @param functions those of its schema {@code valve}
   */
  public ValveMetadata(
      CatalogTables tables,
      ListSettings lists,
      Supplier<Share> share,
      List<FunctionMetadata> functions) {
    this.functions = functions;
    this.tables = tables;
    this.pushDown = new PushDown(lists);
    this.share = share;
    this.visits = new SharedVisit(tables);
  }

  @Override
  public List<String> listSchemaNames(ConnectorSession session) {
    return tables.schemas();
  }

  @Override
  public List<SchemaTableName> listTables(ConnectorSession session, Optional<String> schemaName) {
    List<String> schemas = schemaName.map(List::of).orElse(tables.schemas());
    return schemas.stream().flatMap(s -> tables.names(s).stream()).toList();
  }

  @Override
  public ConnectorTableHandle getTableHandle(
      ConnectorSession session,
      SchemaTableName tableName,
      Optional<ConnectorTableVersion> startVersion,
      Optional<ConnectorTableVersion> endVersion) {
    return TrinoErrors.translated(
        () -> {
          CatalogTable table = tables.find(tableName);
          if (table != null && (startVersion.isPresent() || endVersion.isPresent())) {
            throw new TrinoException(NOT_SUPPORTED, NO_VERSIONS.formatted(tableName));
          }
          return table == null ? null : ValveTableHandle.of(tableName, table);
        });
  }

  @Override
  public ConnectorTableMetadata getTableMetadata(
      ConnectorSession session, ConnectorTableHandle table) {
    ValveTableHandle handle = (ValveTableHandle) table;
    return metadata(handle.name(), tables.of(handle));
  }

  private static ConnectorTableMetadata metadata(SchemaTableName name, CatalogTable table) {
    return new ConnectorTableMetadata(
        name, columns(table), Map.of(), Optional.of(table.described().remarks()));
  }

  private static List<ColumnMetadata> columns(CatalogTable table) {
    List<ColumnMetadata> columns = new ArrayList<>();
    for (ValveColumnHandle handle : table.columns()) {
      Column<?> column = table.described().columns().list().get(handle.ordinal());
      columns.add(
          ColumnMetadata.builder()
              .setName(handle.name())
              .setType(handle.sqlType())
              .setNullable(column.nullable())
              .setComment(Optional.of(column.remarks()).filter(r -> !r.isEmpty()))
              .build());
    }
    return columns;
  }

  @Override
  public Map<String, ColumnHandle> getColumnHandles(
      ConnectorSession session, ConnectorTableHandle tableHandle) {
    Map<String, ColumnHandle> handles = new LinkedHashMap<>();
    tables.of((ValveTableHandle) tableHandle).columns().forEach(c -> handles.put(c.name(), c));
    return handles;
  }

  @Override
  public ColumnMetadata getColumnMetadata(
      ConnectorSession session, ConnectorTableHandle tableHandle, ColumnHandle columnHandle) {
    int ordinal = ((ValveColumnHandle) columnHandle).ordinal();
    return columns(tables.of((ValveTableHandle) tableHandle)).get(ordinal);
  }

  @Override
  public Iterator<RelationColumnsMetadata> streamRelationColumns(
      ConnectorSession session,
      Optional<String> schemaName,
      UnaryOperator<Set<SchemaTableName>> relationFilter) {
    Set<SchemaTableName> wanted =
        relationFilter.apply(new HashSet<>(listTables(session, schemaName)));
    return wanted.stream()
        .map(
            name -> {
              CatalogTable table = tables.find(name);
              if (table == null) {
                throw new TableNotFoundException(name);
              }
              return RelationColumnsMetadata.forTable(name, columns(table));
            })
        .iterator();
  }

  @Override
  public Optional<ConstraintApplicationResult<ConnectorTableHandle>> applyFilter(
      ConnectorSession session, ConnectorTableHandle handle, Constraint constraint) {
    ValveTableHandle ours = (ValveTableHandle) handle;
    return TrinoErrors.translated(() -> pushDown.apply(tables.of(ours), ours, constraint));
  }

  @Override
  public Optional<LimitApplicationResult<ConnectorTableHandle>> applyLimit(
      ConnectorSession session, ConnectorTableHandle handle, long limit) {
    ValveTableHandle ours = (ValveTableHandle) handle;
    boolean isList = tables.of(ours) instanceof CatalogTable.Listed;
    if (!isList || ours.limit().orElse(Long.MAX_VALUE) <= limit) {
      return Optional.empty();
    }
    return Optional.of(new LimitApplicationResult<>(ours.with(limit), true, false));
  }

  @Override
  public Optional<JoinApplicationResult<ConnectorTableHandle>> applyJoin(
      ConnectorSession session,
      JoinType joinType,
      ConnectorTableHandle left,
      ConnectorTableHandle right,
      ConnectorExpression joinCondition,
      Map<String, ColumnHandle> leftAssignments,
      Map<String, ColumnHandle> rightAssignments,
      JoinStatistics statistics) {
    return joinType == JoinType.INNER
        ? visits.join(
            (ValveTableHandle) left,
            (ValveTableHandle) right,
            joinCondition,
            leftAssignments,
            rightAssignments)
        : Optional.empty();
  }

  @Override
  public TableStatistics getTableStatistics(
      ConnectorSession session, ConnectorTableHandle tableHandle) {
    ValveTableHandle handle = (ValveTableHandle) tableHandle;
    return SizeGuess.of(tables.of(handle), handle.enforced());
  }

  @Override
  public Collection<FunctionMetadata> listFunctions(ConnectorSession session, String schemaName) {
    return schemaName.equals(CatalogTables.VALVE) ? functions : List.of();
  }

  @Override
  public Collection<FunctionMetadata> getFunctions(
      ConnectorSession session, SchemaFunctionName name) {
    return listFunctions(session, name.schemaName()).stream()
        .filter(f -> f.getCanonicalName().equals(name.functionName()))
        .toList();
  }

  @Override
  public FunctionMetadata getFunctionMetadata(ConnectorSession session, FunctionId functionId) {
    return functions.stream()
        .filter(f -> f.getFunctionId().equals(functionId))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public FunctionDependencyDeclaration getFunctionDependencies(
      ConnectorSession session, FunctionId functionId, BoundSignature boundSignature) {
    return FunctionDependencyDeclaration.NO_DEPENDENCIES;
  }

  /** Whether a query names the servers itself: several tables of them are then one visit. */
  private static boolean isVisitedAnyway(CatalogTable.Keyed table, ValveTableHandle handle) {
    return handle.asks() && Keys.given(table.lookup(), handle.enforced(), table.columns());
  }

  @Override
  public Optional<ConnectorResolvedIndex> resolveIndex(
      ConnectorSession session,
      ConnectorTableHandle tableHandle,
      Set<ColumnHandle> indexableColumns,
      Set<ColumnHandle> outputColumns,
      TupleDomain<ColumnHandle> tupleDomain) {
    ValveTableHandle handle = (ValveTableHandle) tableHandle;
    if (!(tables.of(handle) instanceof CatalogTable.Keyed keyed)
        || keyed.asking() == CatalogTable.Asking.ONCE
        || isVisitedAnyway(keyed, handle)) {
      return Optional.empty();
    }
    Set<Integer> known = new HashSet<>();
    indexableColumns.forEach(c -> known.add(keyed.same(((ValveColumnHandle) c).ordinal())));
    boolean anyKey =
        keyed.lookup().keyColumns().stream().map(KeyColumn::ordinal).anyMatch(known::contains);
    Keys.constants(keyed.lookup(), handle.enforced(), keyed.columns())
        .forEach((ordinal, values) -> known.add(ordinal));
    boolean all =
        keyed.lookup().keyColumns().stream()
            .filter(KeyColumn::required)
            .allMatch(k -> known.contains(k.ordinal()));
    if (!anyKey || !all) {
      return Optional.empty();
    }
    Map<ColumnHandle, Domain> open = new HashMap<>(tupleDomain.getDomains().orElse(Map.of()));
    handle.enforced().getDomains().orElse(Map.of()).keySet().forEach(open::remove);
    return Optional.of(
        new ConnectorResolvedIndex(
            new ValveIndexHandle(
                handle.schema(), handle.table(), handle.visit(), handle.enforced(), share.get()),
            TupleDomain.withColumnDomains(open)));
  }
}
