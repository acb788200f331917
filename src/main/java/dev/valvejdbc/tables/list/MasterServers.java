package dev.valvejdbc.tables.list;

import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.DescribedTable;
import dev.valvejdbc.tables.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * The table master_servers: what a server list knows.
 *
 * @param settings how the list is read
 */
public record MasterServers(ListSettings settings) implements DescribedTable {
  /** The name of the table. */
  public static final String NAME = "master_servers";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remarks() {
    return "What the server list knows of game servers, some minutes old; null is not known, and a"
        + " UDP master knows addresses alone. Conditions narrow the list.";
  }

  @Override
  public Columns<ListedRow> columns() {
    return ListColumns.COLUMNS;
  }

  @Override
  public @Nullable Vocabulary vocabulary(String column) {
    return ListColumns.vocabulary(column);
  }
}
