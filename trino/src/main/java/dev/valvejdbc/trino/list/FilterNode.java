package dev.valvejdbc.trino.list;

import dev.valvejdbc.protocol.master.FilterKey;
import dev.valvejdbc.protocol.master.MasterFilter;
import dev.valvejdbc.protocol.master.MasterFilter.And;
import dev.valvejdbc.protocol.master.MasterFilter.Condition;
import dev.valvejdbc.protocol.master.MasterFilter.Not;
import dev.valvejdbc.protocol.master.MasterFilter.Or;
import java.util.List;

/**
 * A filter of server lists in a form that JSON can carry.
 *
 * @param kind and, or, not, or the name of a condition's key
 * @param value of a condition; empty for others
 * @param parts of which the others are made
 */
public record FilterNode(String kind, String value, List<FilterNode> parts) {
  private static final String AND = "and";
  private static final String OR = "or";
  private static final String NOT = "not";

  public FilterNode {
    parts = List.copyOf(parts);
  }

  static FilterNode of(MasterFilter filter) {
    return switch (filter) {
      case And and -> new FilterNode(AND, "", nodes(and.parts()));
      case Or or -> new FilterNode(OR, "", nodes(or.parts()));
      case Not not -> new FilterNode(NOT, "", List.of(of(not.part())));
      case Condition c -> new FilterNode(c.key().name(), c.value(), List.of());
    };
  }

  private static List<FilterNode> nodes(List<MasterFilter> parts) {
    return parts.stream().map(FilterNode::of).toList();
  }

  MasterFilter filter() {
    return switch (kind) {
      case AND -> new And(filters());
      case OR -> new Or(filters());
      case NOT -> new Not(parts.getFirst().filter());
      default -> new Condition(FilterKey.valueOf(kind), value);
    };
  }

  private List<MasterFilter> filters() {
    return parts.stream().map(FilterNode::filter).toList();
  }
}
