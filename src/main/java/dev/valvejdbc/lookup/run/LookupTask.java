package dev.valvejdbc.lookup.run;

import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupSource;
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
 * @param limited whether to ask no further ahead than rows are consumed
 * @param inline whether the consumer's thread may draw the left rows
 */
public record LookupTask(
    LookupSource source,
    List<Leg> legs,
    int key,
    int leftWidth,
    int outputWidth,
    boolean limited,
    boolean inline) {
  public LookupTask {
    legs = List.copyOf(legs);
  }

  List<LookupLeg> lookups() {
    return legs.stream().map(Leg::lookup).toList();
  }

  /**
   * One table.
   *
   * @param offset where its columns start in a row
   */
  public record Leg(LookupLeg lookup, LegKind kind, int offset) {
    int width() {
      return kind == LegKind.COLLECT ? 1 : lookup.columns().size();
    }
  }
}
