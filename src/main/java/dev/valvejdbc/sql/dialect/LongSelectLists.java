package dev.valvejdbc.sql.dialect;

import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;

/**
 * Validates lists of a SELECT in time that grows with their length: the stock validator looks
 * through the whole list for aggregates, for each of its items anew.
 */
abstract class LongSelectLists extends SqlValidatorImpl {
  /** Whether those aggregate whose lists are gone through just now; empty while nobody asked. */
  private final IdentityHashMap<SqlSelect, Optional<Boolean>> aggregates = new IdentityHashMap<>();

  LongSelectLists(
      SqlOperatorTable operators,
      SqlValidatorCatalogReader catalog,
      RelDataTypeFactory types,
      Config config) {
    super(operators, catalog, types, config);
  }

  @Override
  protected RelDataType validateSelectList(
      SqlNodeList items, SqlSelect select, RelDataType targetRowType) {
    return goingThrough(select, () -> super.validateSelectList(items, select, targetRowType));
  }

  @Override
  public SqlNodeList expandStar(SqlNodeList items, SqlSelect select, boolean includeSystemVars) {
    return goingThrough(select, () -> super.expandStar(items, select, includeSystemVars));
  }

  private <T> T goingThrough(SqlSelect select, Supplier<T> list) {
    aggregates.put(select, Optional.empty());
    try {
      return list.get();
    } finally {
      aggregates.remove(select);
    }
  }

  @Override
  public boolean isAggregate(SqlSelect select) {
    Optional<Boolean> known = aggregates.get(select);
    if (known != null && known.isPresent()) {
      return known.get();
    }
    boolean aggregate = super.isAggregate(select);
    aggregates.replace(select, Optional.of(aggregate));
    return aggregate;
  }
}
