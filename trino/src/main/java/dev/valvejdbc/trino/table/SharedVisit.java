package dev.valvejdbc.trino.table;

import static io.trino.spi.expression.StandardFunctions.EQUAL_OPERATOR_FUNCTION_NAME;

import dev.valvejdbc.tables.ServerKey;
import dev.valvejdbc.trino.column.ValveColumnHandle;
import dev.valvejdbc.trino.list.ListWish;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.JoinApplicationResult;
import io.trino.spi.expression.Call;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.expression.Variable;
import io.trino.spi.predicate.TupleDomain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Takes over an inner join of two tables of game servers on their addresses. */
final class SharedVisit {
  private final CatalogTables tables;

  SharedVisit(CatalogTables tables) {
    this.tables = tables;
  }

  Optional<JoinApplicationResult<ConnectorTableHandle>> join(
      ValveTableHandle left,
      ValveTableHandle right,
      ConnectorExpression condition,
      Map<String, ColumnHandle> leftColumns,
      Map<String, ColumnHandle> rightColumns) {
    if (!(tables.of(left) instanceof CatalogTable.Keyed first)
        || !(tables.of(right) instanceof CatalogTable.Keyed second)
        || !asksAlike(first, second)
        || !isOfAddresses(condition, first, second, leftColumns, rightColumns)) {
      return Optional.empty();
    }
    String both = left.table() + VisitTable.AND + right.table();
    List<ValveColumnHandle> columns = tables.named(left.schema(), both).columns();
    int shift = first.columns().size();
    Map<ColumnHandle, ColumnHandle> ofLeft = new HashMap<>();
    first.columns().forEach(c -> ofLeft.put(c, c));
    Map<ColumnHandle, ColumnHandle> ofRight = new HashMap<>();
    second.columns().forEach(c -> ofRight.put(c, columns.get(shift + c.ordinal())));
    TupleDomain<ColumnHandle> enforced =
        left.enforced()
            .intersect(
                right
                    .enforced()
                    .transformKeys(
                        c ->
                            second.same(((ValveColumnHandle) c).ordinal()) == 0
                                ? columns.getFirst()
                                : ofRight.get(c)));
    return Optional.of(
        new JoinApplicationResult<>(
            new ValveTableHandle(
                left.schema(), both, true, enforced, ListWish.ANY, OptionalLong.empty()),
            ofLeft,
            ofRight,
            false));
  }

  private static boolean asksAlike(CatalogTable.Keyed first, CatalogTable.Keyed second) {
    return first.asking() == CatalogTable.Asking.WORKERS
        && second.asking() == CatalogTable.Asking.WORKERS
        && first.lookup().keyColumns().equals(ServerKey.COLUMNS)
        && second.lookup().keyColumns().equals(ServerKey.COLUMNS)
        && VisitTable.source(first) == VisitTable.source(second);
  }

  private static boolean isOfAddresses(
      ConnectorExpression condition,
      CatalogTable.Keyed first,
      CatalogTable.Keyed second,
      Map<String, ColumnHandle> leftColumns,
      Map<String, ColumnHandle> rightColumns) {
    if (!(condition instanceof Call call)
        || !call.getFunctionName().equals(EQUAL_OPERATOR_FUNCTION_NAME)
        || !(call.getArguments().getFirst() instanceof Variable one)
        || !(call.getArguments().getLast() instanceof Variable other)) {
      return false;
    }
    return (isAddress(first, leftColumns.get(one.getName()))
            && isAddress(second, rightColumns.get(other.getName())))
        || (isAddress(first, leftColumns.get(other.getName()))
            && isAddress(second, rightColumns.get(one.getName())));
  }

  private static boolean isAddress(CatalogTable.Keyed table, @Nullable ColumnHandle column) {
    return column instanceof ValveColumnHandle ours && table.same(ours.ordinal()) == 0;
  }
}
