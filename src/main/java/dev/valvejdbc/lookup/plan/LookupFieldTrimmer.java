package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.key.RowExpressions;
import dev.valvejdbc.lookup.rel.JoinLeg;
import dev.valvejdbc.lookup.rel.LegKind;
import dev.valvejdbc.lookup.rel.LookupJoin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.mapping.Mapping;
import org.apache.calcite.util.mapping.MappingType;
import org.apache.calcite.util.mapping.Mappings;

/** Leaves out columns that nobody reads, so that they are not fetched. */
public final class LookupFieldTrimmer extends RelFieldTrimmer {
  private LookupFieldTrimmer(RelNode plan) {
    super(null, HeuristicRules.AS_WRITTEN.create(plan.getCluster(), null));
  }

  static RelNode trimmed(RelNode plan) {
    return new LookupFieldTrimmer(plan).trim(plan);
  }

  /** Called by Calcite, through the node's class: trims the input, then each leg. */
  public TrimResult trimFields(
      LookupJoin lookup, ImmutableBitSet fieldsUsed, Set<RelDataTypeField> extraFields) {
    int inputCount = lookup.getInput().getRowType().getFieldCount();
    ImmutableBitSet used = fieldsUsed.set(lookup.key);
    for (int i = 0; i < lookup.legs.size(); i++) {
      used = used.union(conditionFields(lookup, i));
    }
    TrimResult input =
        trimChild(
            lookup, lookup.getInput(), used.intersect(ImmutableBitSet.range(inputCount)), Set.of());
    Map<Integer, Integer> moved = new HashMap<>();
    for (int i = 0; i < inputCount; i++) {
      int target = input.right.getTargetOpt(i);
      if (target >= 0) {
        moved.put(i, target);
      }
    }
    List<JoinLeg> legs = new ArrayList<>();
    int next = input.left.getRowType().getFieldCount();
    for (int i = 0; i < lookup.legs.size(); i++) {
      legs.add(trimLeg(lookup, i, used, moved, next));
      next += legs.get(i).width();
    }
    RelNode result = lookup.with(input.left, input.right.getTarget(lookup.key), legs, lookup.ahead);
    Mapping mapping =
        Mappings.create(
            MappingType.INVERSE_SURJECTION,
            lookup.getRowType().getFieldCount(),
            result.getRowType().getFieldCount());
    moved.forEach(mapping::set);
    return result(result, mapping);
  }

  /** The output fields that the condition of a leg reads. */
  private static ImmutableBitSet conditionFields(LookupJoin lookup, int leg) {
    JoinLeg read = lookup.legs.get(leg);
    ImmutableBitSet all = RelOptUtil.InputFinder.bits(read.condition());
    return read.kind().keepsColumns()
        ? all
        : all.intersect(ImmutableBitSet.range(lookup.offset(leg)));
  }

  private static JoinLeg trimLeg(
      LookupJoin lookup, int ordinal, ImmutableBitSet used, Map<Integer, Integer> moved, int next) {
    JoinLeg leg = lookup.legs.get(ordinal);
    int offset = lookup.offset(ordinal);
    if (leg.kind() == LegKind.COLLECT) {
      moved.put(offset, next);
      return leg;
    }
    Map<Integer, Integer> own = new HashMap<>(moved);
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < leg.columns().size(); i++) {
      if (!leg.kind().keepsColumns() || used.get(offset + i)) {
        own.put(offset + i, next + columns.size());
        columns.add(leg.columns().get(i));
      }
    }
    if (leg.kind().keepsColumns()) {
      moved.putAll(own);
    }
    RexNode condition = RowExpressions.renumber(leg.condition(), own::get);
    return new JoinLeg(leg.table(), leg.tableType(), columns, leg.kind(), condition);
  }
}
