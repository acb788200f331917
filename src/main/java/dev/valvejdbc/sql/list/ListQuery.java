package dev.valvejdbc.sql.list;

import dev.valvejdbc.client.list.ListRequest;
import dev.valvejdbc.client.list.ServerListSource;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.protocol.master.MasterFilter;
import dev.valvejdbc.protocol.master.Region;
import dev.valvejdbc.sql.table.InWords;
import dev.valvejdbc.tables.list.FilterReading;
import dev.valvejdbc.tables.list.ListColumns;
import dev.valvejdbc.tables.list.ListNarrowing;
import dev.valvejdbc.tables.list.ListSettings;
import dev.valvejdbc.tables.list.ListWords;
import dev.valvejdbc.tables.list.Meaning;
import dev.valvejdbc.tables.statement.StatementSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.DataContext;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * What a plan wants of a server list: conditions, which become filter strings once the statement's
 * parameters are known.
 *
 * @param settings how the connection reads lists
 * @param statements what holds for its statements
 * @param conditions all hold for every server that the plan needs
 */
public record ListQuery(
    ListSettings settings, StatementSettings statements, List<ListCondition> conditions) {
  public ListQuery {
    conditions = List.copyOf(conditions);
  }

  ListQuery with(List<ListCondition> more) {
    List<ListCondition> all = new ArrayList<>(conditions);
    more.stream().filter(c -> !all.contains(c)).forEach(all::add);
    return new ListQuery(settings, statements, all);
  }

  /** The request of an execution. */
  ListRequest request(ServerListSource source, DataContext root) {
    Function<RexDynamicParam, @Nullable Object> values = p -> root.get(p.getName());
    List<MasterFilter> filters = new ArrayList<>();
    List<MasterFilter> trusted = new ArrayList<>();
    Set<Region> regions = EnumSet.allOf(Region.class);
    for (ListCondition condition : conditions) {
      Set<Region> asked = regions(condition, values);
      if (asked != null && !source.tellsDetails()) {
        regions.retainAll(asked);
        continue;
      }
      FilterReading reading = new ListPredicate(condition.columns(), values).read(condition.node());
      filters.add(reading.filter());
      if (condition.trusted()) {
        trusted.add(reading.filter());
        if (!reading.exact()) {
          throw SqlError.LIST_CONDITION.inStatement(source.name());
        }
      }
    }
    return new ListNarrowing(filters, trusted, regions).request(source);
  }

  /** The columns of master_servers whose conditions nobody checks, in order. */
  List<String> trusted() {
    return conditions.stream()
        .filter(ListCondition::trusted)
        .flatMap(c -> RelOptUtil.InputFinder.bits(c.node()).asList().stream())
        .map(ListColumns.ALL::get)
        .filter(c -> c.meaning() != Meaning.COLLAPSE) // the reader sees to it
        .map(c -> c.column().name())
        .distinct()
        .toList();
  }

  /**
   * The regions that a condition names; null if it is about something else.
   *
   * @throws dev.valvejdbc.errors.StatementException if a name stands for none
   */
  static @Nullable Set<Region> regions(
      ListCondition condition, Function<RexDynamicParam, @Nullable Object> values) {
    Set<Region> regions = EnumSet.noneOf(Region.class);
    for (RexNode part : RelOptUtil.disjunctions(condition.node())) {
      if (!(part instanceof RexCall call)
          || (call.getKind() != SqlKind.EQUALS && InWords.asked(call) == null)
          || !(RexUtil.removeCast(call.getOperands().get(0)) instanceof RexInputRef ref)
          || condition.columns().get(ref.getIndex()) != Meaning.REGION) {
        return null;
      }
      RexNode right = RexUtil.removeCast(call.getOperands().get(1));
      Object value =
          right instanceof RexDynamicParam parameter
              ? values.apply(parameter)
              : right instanceof RexLiteral literal ? literal.getValueAs(String.class) : null;
      if (value != null) {
        regions.addAll(ListWords.regions(value.toString()));
      }
    }
    return regions;
  }

  /** The filter strings for a plan, with parameters as {@code ?0}. */
  String explained() {
    ServerListSource source = settings.source();
    if (source == null) {
      return "";
    }
    List<MasterFilter> filters = new ArrayList<>();
    for (ListCondition condition : conditions) {
      filters.add(ListPredicate.explaining(condition.columns()).read(condition.node()).filter());
    }
    return ListNarrowing.explained(source, filters);
  }
}
