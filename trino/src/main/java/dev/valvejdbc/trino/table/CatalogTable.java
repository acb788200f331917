package dev.valvejdbc.trino.table;

import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.options.NamedServer;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.DescribedTable;
import dev.valvejdbc.tables.LocalTable;
import dev.valvejdbc.tables.ServerKey;
import dev.valvejdbc.tables.list.MasterServers;
import dev.valvejdbc.tables.list.NamedTable;
import dev.valvejdbc.trino.column.ValveColumnHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A table of the catalog, by how it is read. */
public sealed interface CatalogTable {
  /** What it is called and which columns it has. */
  DescribedTable described();

  /**
   * A table that is read by its keys.
   *
   * @param asking who looks keys up, and how often
   */
  record Keyed(DescribedTable described, LookupTable lookup, Asking asking)
      implements CatalogTable {
    /** The ordinal of the key column that always has the value of a column; else its own. */
    public int same(int ordinal) {
      return lookup instanceof VisitTable visit ? visit.same(ordinal) : ordinal;
    }

    static <T extends DescribedTable & LookupTable> Keyed of(T table) {
      return new Keyed(table, table, Asking.WORKERS);
    }

    static <T extends DescribedTable & LookupTable> Keyed calling(T table) {
      return new Keyed(table, table, Asking.COORDINATOR);
    }

    static <T extends DescribedTable & LookupTable> Keyed once(T table) {
      return new Keyed(table, table, Asking.ONCE);
    }
  }

  /** Who looks the keys of a table up. */
  enum Asking {
    /** Any worker, as often as Trino likes. */
    WORKERS,
    /** The coordinator, which counts the calls of the Web API; a worker where it joins. */
    COORDINATOR,
    /** For each key the same worker, and once in a query. */
    ONCE
  }

  /** The server list. */
  record Listed(MasterServers described) implements CatalogTable {}

  /**
   * The server list, joined with a table that each of its servers is looked up in.
   *
   * @param info that table
   * @param isListed whether the list tells a column, and not that table
   */
  record Joined(DescribedTable described, Keyed info, Predicate<String> isListed)
      implements Joining {
    @Override
    public boolean tells(String column) {
      return isListed.test(column);
    }
  }

  /**
   * The servers that have a name, joined with a table that each of them is looked up in.
   *
   * @param info that table
   */
  record Named(NamedTable described, Keyed info, List<NamedServer> servers) implements Joining {
    @Override
    public boolean tells(String column) {
      return column.equals(NamedTable.SERVER);
    }
  }

  /** Servers of the coordinator's, each looked up by a worker. */
  sealed interface Joining extends CatalogTable {
    /** What they are looked up in. */
    Keyed info();

    /** Whether the coordinator knows a column, and not the table. */
    boolean tells(String column);

    /** The ordinal of the address. */
    default int address() {
      return described().columns().names().indexOf(ServerKey.NAME);
    }
  }

  /** What the coordinator knows without asking. */
  record Local(LocalTable<?> described) implements CatalogTable {}

  /** The columns, in order. */
  default List<ValveColumnHandle> columns() {
    List<ValveColumnHandle> columns = new ArrayList<>();
    for (Column<?> column : described().columns()) {
      String name = column.name().toLowerCase(Locale.ROOT);
      columns.add(new ValveColumnHandle(name, columns.size(), column.type()));
    }
    return columns;
  }
}
