package dev.valvejdbc.trino.table;

import dev.valvejdbc.trino.list.ListWish;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.predicate.TupleDomain;
import java.util.OptionalLong;

/**
 * A table with what was pushed into it.
 *
 * @param table its name; those of several that are read in one visit with a plus between them
 * @param asks whether servers are asked for it
 * @param enforced what its rows are checked for here, keys among it
 * @param list what is wanted of the server list
 * @param limit how many rows are wanted at most
 */
public record ValveTableHandle(
    String schema,
    String table,
    boolean asks,
    TupleDomain<ColumnHandle> enforced,
    ListWish list,
    OptionalLong limit)
    implements ConnectorTableHandle {

  static ValveTableHandle of(SchemaTableName name, CatalogTable table) {
    return new ValveTableHandle(
        name.getSchemaName(),
        name.getTableName(),
        asks(table),
        TupleDomain.all(),
        ListWish.ANY,
        OptionalLong.empty());
  }

  private static boolean asks(CatalogTable table) {
    return switch (table) {
      case CatalogTable.Keyed keyed -> keyed.asking() == CatalogTable.Asking.WORKERS;
      case CatalogTable.Joining joining -> true;
      case CatalogTable.Listed listed -> false;
      case CatalogTable.Local local -> false;
    };
  }

  /** The name of the table. */
  SchemaTableName name() {
    return new SchemaTableName(schema, table);
  }

  ValveTableHandle with(TupleDomain<ColumnHandle> more, ListWish wish) {
    return new ValveTableHandle(schema, table, asks, more, wish, limit);
  }

  ValveTableHandle with(long most) {
    return new ValveTableHandle(schema, table, asks, enforced, list, OptionalLong.of(most));
  }

  /** What EXPLAIN shows. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(schema).append('.').append(table).append(visit());
    if (!enforced.isAll()) {
      text.append(" where ").append(enforced);
    }
    if (!list.explained().isEmpty()) {
      text.append(" filter=").append(list.explained());
    }
    limit.ifPresent(most -> text.append(" limit=").append(most));
    return text.toString();
  }

  /** Words about how many tables a visit of a server is for; empty where none is asked. */
  String visit() {
    if (!asks) {
      return "";
    }
    return table.contains(VisitTable.AND) ? " in one visit" : " in a visit of its own";
  }
}
