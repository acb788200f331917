package dev.valvejdbc.tables;

import dev.valvejdbc.lookup.LookupTable;
import java.util.List;

/**
 * A table function whose arguments are the keys of a table; its rows are that table's without them.
 *
 * @param table what a call looks up, by its arguments
 */
public record KeyedCall<T extends DescribedTable & LookupTable>(T table, List<Argument> arguments)
    implements DescribedFunction {
  public KeyedCall {
    arguments = List.copyOf(arguments);
  }

  @Override
  public String sqlName() {
    return table.name();
  }

  @Override
  public String remarks() {
    return table.remarks();
  }

  @Override
  public Columns<?> columns() {
    return rest(table.columns(), arguments.size());
  }

  private static <R> Columns<R> rest(Columns<R> columns, int from) {
    return new Columns<>(columns.list().subList(from, columns.list().size()));
  }
}
