package dev.valvejdbc.lookup.explain;

import dev.valvejdbc.lookup.rel.JoinLeg;
import dev.valvejdbc.lookup.rel.LegKind;
import dev.valvejdbc.lookup.rel.LookupJoin;
import java.util.ArrayList;
import java.util.List;

/** Tells columns of one name apart by the step or the table that they come from. */
final class Owners {
  private static final String OF = " of ";

  private final List<String> names = new ArrayList<>();
  private final List<String> owners = new ArrayList<>();

  /** Adds the columns of a step; those already told apart stay so. */
  Owners step(List<String> words, int step) {
    words.forEach(word -> add(word, step == PlanSteps.FOUND ? "the rows found" : "step " + step));
    return this;
  }

  /**
   * The columns over which the condition of a look-up's leg is written.
   *
   * @param input those of the input
   * @param step the input's number
   */
  static Owners ofCondition(LookupJoin lookup, int leg, List<String> input, int step) {
    Owners owners = before(lookup, leg, input, step);
    owners.fetched(lookup, leg);
    return owners;
  }

  /**
   * The columns of the rows that reach a look-up's leg; of all that leave it for the number of
   * legs.
   */
  static Owners before(LookupJoin lookup, int leg, List<String> input, int step) {
    Owners owners = new Owners().step(input, step);
    for (int i = 0; i < leg; i++) {
      JoinLeg before = lookup.legs.get(i);
      if (before.kind() == LegKind.COLLECT) {
        owners.add(before.table().name(), before.table().name());
      } else if (before.kind().keepsColumns()) {
        owners.fetched(lookup, i);
      }
    }
    return owners;
  }

  private void fetched(LookupJoin lookup, int number) {
    JoinLeg leg = lookup.legs.get(number);
    String table = leg.table().name();
    List<String> tables = lookup.legs.stream().map(l -> l.table().name()).toList();
    long earlier = tables.subList(0, number).stream().filter(table::equals).count();
    boolean one = tables.stream().filter(table::equals).count() == 1;
    leg.columns()
        .forEach(
            c ->
                add(
                    leg.tableType().getFieldNames().get(c),
                    one ? table : table + " no. " + (earlier + 1)));
  }

  private void add(String name, String owner) {
    names.add(name);
    owners.add(owner);
  }

  /** A word for each column: its name alone if it is the only one of that name. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean clear = name.contains(OF) || isOnly(name, names);
      words.add(clear ? name : name + OF + owners.get(i));
    }
    return words;
  }

  /** Leaves the step or table out where a column has become the only one of its name. */
  static List<String> shortened(List<String> words) {
    return words.stream().map(w -> isOnly(w, words) ? bare(w) : w).toList();
  }

  private static boolean isOnly(String word, List<String> words) {
    String name = bare(word);
    return words.stream().filter(w -> bare(w).equals(name)).count() == 1;
  }

  /** The name without its step or table. */
  static String bare(String word) {
    int at = word.indexOf(OF);
    return at < 0 ? word : word.substring(0, at);
  }
}
