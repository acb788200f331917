package dev.valvejdbc.protocol.master;

import dev.valvejdbc.protocol.master.MasterFilter.And;
import dev.valvejdbc.protocol.master.MasterFilter.Condition;
import dev.valvejdbc.protocol.master.MasterFilter.Not;
import dev.valvejdbc.protocol.master.MasterFilter.Or;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A filter as a conjunction of clauses, each a disjunction of literals: groups that do not nest,
 * since servers do not agree on how those are counted.
 *
 * @param list all must hold; an empty clause never does
 * @param exact whether nothing was left out to keep it small
 */
record Clauses(List<Set<Literal>> list, boolean exact) {
  private static final int MOST_CLAUSES = 64;
  private static final int MOST_LITERALS = 512;

  static Clauses of(MasterFilter filter) {
    Clauses clauses = of(filter, false);
    List<Set<Literal>> distinct = new ArrayList<>(new LinkedHashSet<>(clauses.list));
    return new Clauses(distinct, clauses.exact);
  }

  private static Clauses of(MasterFilter filter, boolean negated) {
    if (filter instanceof Condition condition) {
      return new Clauses(List.of(Set.of(Literal.of(condition, negated))), true);
    }
    if (filter instanceof Not not) {
      return of(not.part(), !negated);
    }
    if (filter instanceof And and) {
      return negated ? any(and.parts(), true) : all(and.parts(), false);
    }
    Or or = (Or) filter;
    return negated ? all(or.parts(), true) : any(or.parts(), false);
  }

  private static Clauses all(List<MasterFilter> parts, boolean negated) {
    List<Set<Literal>> all = new ArrayList<>();
    boolean exact = true;
    for (MasterFilter part : parts) {
      Clauses clauses = of(part, negated);
      exact &= clauses.exact;
      all.addAll(clauses.list);
    }
    return all.size() > MOST_CLAUSES
        ? new Clauses(all.subList(0, MOST_CLAUSES), false)
        : new Clauses(all, exact);
  }

  private static Clauses any(List<MasterFilter> parts, boolean negated) {
    List<Set<Literal>> product = List.of(Set.of());
    boolean exact = true;
    for (MasterFilter part : parts) {
      Clauses clauses = of(part, negated);
      exact &= clauses.exact;
      List<Set<Literal>> next = new ArrayList<>();
      for (Set<Literal> before : product) {
        for (Set<Literal> clause : clauses.list) {
          Set<Literal> both = new LinkedHashSet<>(before);
          both.addAll(clause);
          next.add(both);
        }
      }
      if (next.size() > MOST_CLAUSES || next.stream().anyMatch(c -> c.size() > MOST_LITERALS)) {
        return new Clauses(List.of(), false);
      }
      product = next;
    }
    return new Clauses(product, exact);
  }
}
