package dev.valvejdbc.lookup.rule;

import dev.valvejdbc.lookup.key.RowExpressions;
import dev.valvejdbc.lookup.rel.JoinLeg;
import dev.valvejdbc.lookup.rel.KeyRows;
import dev.valvejdbc.lookup.rel.KeyedScan;
import dev.valvejdbc.lookup.rel.LegKind;
import dev.valvejdbc.lookup.rel.LookupJoin;
import dev.valvejdbc.lookup.run.ConstantValue;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Joins a keyed table to a left side: in the look-up join found there if both are one visit,
 * otherwise in a new one above.
 */
final class LegBuilder {
  private final RelBuilder builder;
  private final KeyedScan scan;
  private final int leftCount;

  /** The left side below its projections, extended by the key if that is computed. */
  private RelNode base;

  /** The left side's columns over the base. */
  private List<RexNode> lefts;

  private int key;
  private List<JoinLeg> earlier = List.of();

  /**
   * Prepares to join.
   *
   * @param left the side that has the key
   * @param scan the table looked up
   * @param keyOfLeft the key, over the left side's columns
   */
  LegBuilder(RelBuilder builder, RelNode left, KeyedScan scan, RexNode keyOfLeft) {
    this.builder = builder;
    this.scan = scan;
    this.leftCount = left.getRowType().getFieldCount();
    RexBuilder rex = left.getCluster().getRexBuilder();
    RexNode keyValue = keyOfLeft;
    if (scan.keyedTable().hasSimpleKey()) {
      int column = scan.keyedTable().keyColumns().get(0).ordinal();
      keyValue =
          RowExpressions.asKey(rex, keyOfLeft, KeyRows.keyType(scan, column, rex.getTypeFactory()));
    }
    this.base = left;
    this.lefts = identity(left);
    if (fuse(left, keyValue)) {
      return;
    }
    if (keyValue instanceof RexInputRef ref) {
      key = ref.getIndex();
      return;
    }
    List<RexNode> extended = new ArrayList<>(lefts);
    extended.add(keyValue);
    key = leftCount;
    base = builder.push(left).project(extended).build();
  }

  /** Goes below the left side's projections and takes over the look-up join found there. */
  private boolean fuse(RelNode left, RexNode keyValue) {
    RelNode below = left.stripped();
    List<RexNode> columns = identity(left);
    while (below instanceof Project project && !project.containsOver()) {
      columns =
          columns.stream()
              .map(c -> RowExpressions.replaceInputs(c, project.getProjects()))
              .toList();
      below = project.getInput().stripped();
    }
    if (!(below instanceof LookupJoin lookup)
        || lookup instanceof EnumerableRel
        || lookup.source() != scan.keyedTable().source()
        || !isKey(lookup, RowExpressions.uncast(RowExpressions.replaceInputs(keyValue, columns)))) {
      return false;
    }
    base = lookup;
    lefts = columns;
    key = lookup.key;
    earlier = lookup.legs;
    return true;
  }

  private static boolean isKey(LookupJoin lookup, RexNode node) {
    if (node instanceof RexLiteral || node instanceof RexDynamicParam) {
      return isOnlyKey(lookup, node);
    }
    if (!(node instanceof RexInputRef ref)) {
      return false;
    }
    if (ref.getIndex() == lookup.key) {
      return true;
    }
    for (int i = 0; i < lookup.legs.size(); i++) {
      JoinLeg leg = lookup.legs.get(i);
      int column = ref.getIndex() - lookup.offset(i);
      if (leg.kind() == LegKind.INNER && column >= 0 && column < leg.columns().size()) {
        return leg.table().hasSimpleKey()
            && leg.columns().get(column) == leg.table().keyColumns().get(0).ordinal();
      }
    }
    return false;
  }

  /** A column that a condition fixes stands in plans as its value. */
  private static boolean isOnlyKey(LookupJoin lookup, RexNode constant) {
    if (!(lookup.getInput().stripped() instanceof KeyRows rows) || rows.keys.size() != 1) {
      return false;
    }
    if (!(constant instanceof RexLiteral value) || !(rows.keys.get(0) instanceof RexLiteral key)) {
      return rows.keys.get(0).equals(constant);
    }
    SqlTypeName type = rows.getRowType().getFieldList().get(0).getType().getSqlTypeName();
    Object one = ConstantValue.of(key, type);
    return one != null && one.equals(ConstantValue.of(value, type));
  }

  /**
   * Joins.
   *
   * @param conditions over the left side's columns followed by all of the table's
   * @param outputs over the same
   * @param type the type that the outputs must have
   */
  RelNode join(LegKind kind, List<RexNode> conditions, List<RexNode> outputs, RelDataType type) {
    ImmutableBitSet used =
        RelOptUtil.InputFinder.bits(conditions, null)
            .union(RelOptUtil.InputFinder.bits(outputs, null));
    List<Integer> columns = new ArrayList<>();
    for (int i = used.nextSetBit(leftCount); i >= 0; i = used.nextSetBit(i + 1)) {
      columns.add(i - leftCount);
    }
    LookupJoin lookup = append(kind, columns, conditions(conditions, columns));
    RelDataType wide =
        kind.keepsColumns() ? lookup.getRowType() : lookup.typeOfCondition(lookup.legs.size() - 1);
    List<RexNode> projected =
        outputs.stream().map(o -> RowExpressions.replaceInputs(o, inputs(columns, wide))).toList();
    return builder
        .push(lookup)
        .project(projected, type.getFieldNames(), true)
        .convert(type, true)
        .build();
  }

  /** Appends the list of all rows as one more column, which is the last of the result. */
  RelNode collect(List<Integer> columns) {
    LookupJoin lookup = append(LegKind.COLLECT, columns, null);
    List<RexNode> outputs = new ArrayList<>(lefts);
    int last = lookup.getRowType().getFieldCount() - 1;
    outputs.add(RexInputRef.of(last, lookup.getRowType()));
    return builder.push(lookup).project(outputs).build();
  }

  private @Nullable RexNode conditions(List<RexNode> conditions, List<Integer> columns) {
    LookupJoin trial = append(LegKind.INNER, columns, null);
    List<RexNode> inputs = inputs(columns, trial.getRowType());
    return RexUtil.composeConjunction(
        base.getCluster().getRexBuilder(),
        conditions.stream().map(c -> RowExpressions.replaceInputs(c, inputs)).toList());
  }

  private LookupJoin append(LegKind kind, List<Integer> columns, @Nullable RexNode condition) {
    RexNode where =
        condition == null ? base.getCluster().getRexBuilder().makeLiteral(true) : condition;
    List<JoinLeg> legs = new ArrayList<>(earlier);
    legs.add(new JoinLeg(scan.keyedTable(), scan.getRowType(), columns, kind, where));
    return base instanceof LookupJoin lookup && !earlier.isEmpty()
        ? lookup.with(lookup.getInput(), key, legs, lookup.ahead)
        : LookupJoin.create(base, key, legs);
  }

  /** Where the left side's columns and all of the table's stand in the given type. */
  private List<RexNode> inputs(List<Integer> columns, RelDataType type) {
    List<RexNode> inputs = new ArrayList<>(lefts);
    int offset = base.getRowType().getFieldCount();
    for (int i = 0; i < scan.getRowType().getFieldCount(); i++) {
      int at = columns.indexOf(i);
      inputs.add(RexInputRef.of(at < 0 ? 0 : offset + at, type));
    }
    return inputs;
  }

  private static List<RexNode> identity(RelNode node) {
    List<RexNode> inputs = new ArrayList<>();
    for (int i = 0; i < node.getRowType().getFieldCount(); i++) {
      inputs.add(RexInputRef.of(i, node.getRowType()));
    }
    return inputs;
  }
}
