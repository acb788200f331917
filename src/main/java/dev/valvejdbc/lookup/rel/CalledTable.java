package dev.valvejdbc.lookup.rel;

import dev.valvejdbc.lookup.Asking;
import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.lookup.LookupTable;
import java.util.List;

/**
 * A keyed table as one call in a statement's text names it. A plan may read the call in several
 * places, such as where a common table expression is used: they share its answers.
 *
 * @param call the number of the call, from 1
 */
public record CalledTable(LookupTable table, int call) implements LookupTable {
  @Override
  public String name() {
    return table.name();
  }

  @Override
  public List<KeyColumn> keyColumns() {
    return table.keyColumns();
  }

  @Override
  public String exampleCondition() {
    return table.exampleCondition();
  }

  @Override
  public boolean hasOneRow() {
    return table.hasOneRow();
  }

  @Override
  public LookupSource source() {
    return table.source();
  }

  @Override
  public Asking asking() {
    return table.asking();
  }
}
