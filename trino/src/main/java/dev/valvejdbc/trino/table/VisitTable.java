package dev.valvejdbc.trino.table;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.DescribedTable;
import dev.valvejdbc.tables.ServerKey;
import dev.valvejdbc.tables.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tables of game servers that are joined on their addresses, as one table: a server is asked for
 * all of them in one visit. The first table's columns come first, then those of the next.
 */
final class VisitTable implements DescribedTable, LookupTable {
  /** Between the names of tables; no table's own name has it. */
  static final String AND = "+";

  private final List<CatalogTable.Keyed> legs;
  private final List<Integer> starts = new ArrayList<>();
  private final Columns<Object> columns;

  /** Joins tables of one source. */
  VisitTable(List<CatalogTable.Keyed> legs) {
    this.legs = List.copyOf(legs);
    List<Column<Object>> all = new ArrayList<>();
    for (CatalogTable.Keyed leg : legs) {
      starts.add(all.size());
      String prefix = all.isEmpty() ? "" : leg.described().name() + ".";
      for (Column<?> column : leg.described().columns()) {
        Column<Object> told = Column.ofJoin(column);
        all.add(
            new Column<>(
                prefix + told.name(),
                told.type(),
                told.nullable(),
                told.remarks(),
                told.longest(),
                told.reader()));
      }
    }
    columns = new Columns<>(all);
  }

  /** Who is asked for a table, or for the tables of a visit. */
  static LookupSource source(CatalogTable.Keyed table) {
    return table.lookup() instanceof VisitTable visit
        ? source(visit.legs.getFirst())
        : table.lookup().source();
  }

  /** The ordinal of the address, for each column that always has the same value; else its own. */
  int same(int ordinal) {
    return starts.contains(ordinal) ? 0 : ordinal;
  }

  /** The name of the first table, which errors are about. */
  @Override
  public String name() {
    return legs.getFirst().lookup().name();
  }

  @Override
  public String remarks() {
    return legs.getFirst().described().remarks();
  }

  @Override
  public Columns<?> columns() {
    return columns;
  }

  @Override
  public @Nullable Vocabulary vocabulary(String column) {
    int ordinal = columns.names().indexOf(column);
    int leg = leg(ordinal);
    DescribedTable table = legs.get(leg).described();
    return table.vocabulary(table.columns().names().get(ordinal - starts.get(leg)));
  }

  private int leg(int ordinal) {
    int leg = legs.size() - 1;
    while (starts.get(leg) > ordinal) {
      leg--;
    }
    return leg;
  }

  @Override
  public List<KeyColumn> keyColumns() {
    return ServerKey.COLUMNS;
  }

  @Override
  public String exampleCondition() {
    return legs.getFirst().lookup().exampleCondition();
  }

  @Override
  public String alternative() {
    return legs.getFirst().lookup().alternative();
  }

  @Override
  public LookupSource source() {
    return (statement, wanted) -> open(statement, wanted.getFirst().columns());
  }

  private LookupScan open(LookupStatement statement, List<Integer> ordinals) {
    List<List<Integer>> ofLegs = new ArrayList<>();
    legs.forEach(leg -> ofLegs.add(new ArrayList<>()));
    int[] leg = new int[ordinals.size()];
    int[] place = new int[ordinals.size()];
    for (int i = 0; i < leg.length; i++) {
      leg[i] = leg(ordinals.get(i));
      List<Integer> own = ofLegs.get(leg[i]);
      place[i] = own.size();
      own.add(ordinals.get(i) - starts.get(leg[i]));
    }
    List<LookupLeg> asked = new ArrayList<>();
    for (int i = 0; i < legs.size(); i++) {
      asked.add(new LookupLeg(legs.get(i).lookup(), ofLegs.get(i)));
    }
    LookupScan scan = legs.getFirst().lookup().source().open(statement, asked);
    return new VisitScan(scan, leg, place);
  }
}
