package dev.valvejdbc.lookup.run;

import dev.valvejdbc.lookup.Asking;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.lookup.rel.Ahead;
import dev.valvejdbc.lookup.rel.LegKind;
import java.util.List;

/**
 * Carries a look-up join from the plan to its execution.
 *
 * @param source where the rows come from
 * @param legs the tables, in order
 * @param key the ordinal of the key in a left row
 * @param leftWidth the number of columns of a left row
 * @param outputWidth the number of columns of a result row
 * @param ahead how far to ask ahead of what is read
 * @param inline whether the consumer's thread may draw the left rows
 * @param correlated whether the left rows depend on the row of an outer query
 */
public record LookupTask(
    LookupSource source,
    List<Leg> legs,
    int key,
    int leftWidth,
    int outputWidth,
    Ahead ahead,
    boolean inline,
    boolean correlated) {
  public LookupTask {
    legs = List.copyOf(legs);
  }

  List<LookupLeg> lookups() {
    return legs.stream().map(Leg::lookup).toList();
  }

  /** Whether each look-up is to be asked once. */
  boolean isOnce() {
    return legs.stream().anyMatch(l -> l.call > 0 && l.table.asking() != Asking.FREELY);
  }

  /**
   * One table.
   *
   * @param table the table itself
   * @param call which call of the statement's text names it; 0 for none
   * @param tableWidth how many columns the table has
   * @param offset where its columns start in a row
   */
  public record Leg(
      LookupLeg lookup, LookupTable table, int call, int tableWidth, LegKind kind, int offset) {
    int width() {
      return kind == LegKind.COLLECT ? 1 : lookup.columns().size();
    }
  }
}
