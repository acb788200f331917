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
 * @param enforced what its rows are checked for here, keys among it
 * @param list what is wanted of the server list
 * @param limit how many rows are wanted at most
 */
public record ValveTableHandle(
    String schema,
    String table,
    TupleDomain<ColumnHandle> enforced,
    ListWish list,
    OptionalLong limit)
    implements ConnectorTableHandle {

  static ValveTableHandle of(SchemaTableName name) {
    return new ValveTableHandle(
        name.getSchemaName(),
        name.getTableName(),
        TupleDomain.all(),
        ListWish.ANY,
        OptionalLong.empty());
  }

  /** The name of the table. */
  SchemaTableName name() {
    return new SchemaTableName(schema, table);
  }

  ValveTableHandle with(TupleDomain<ColumnHandle> more, ListWish wish) {
    return new ValveTableHandle(schema, table, more, wish, limit);
  }

  ValveTableHandle with(long most) {
    return new ValveTableHandle(schema, table, enforced, list, OptionalLong.of(most));
  }

  /** What EXPLAIN shows. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(schema).append('.').append(table);
    if (!enforced.isAll()) {
      text.append(" where ").append(enforced);
    }
    if (!list.explained().isEmpty()) {
      text.append(" filter=").append(list.explained());
    }
    limit.ifPresent(most -> text.append(" limit=").append(most));
    return text.toString();
  }
}
