package dev.valvejdbc.lookup.rel;

import dev.valvejdbc.lookup.LookupSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/** Joins its input to keyed tables of one source, all looked up by one key in one visit. */
public class LookupJoin extends SingleRel {
  /** The tables, in the order in which their columns follow the input's. */
  public final List<JoinLeg> legs;

  /** The ordinal of the input's column that holds the key. */
  public final int key;

  /** How far it asks ahead of its reader. */
  public final Ahead ahead;

  protected LookupJoin(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelNode input,
      int key,
      List<JoinLeg> legs,
      Ahead ahead) {
    super(cluster, traits, input);
    this.key = key;
    this.legs = List.copyOf(legs);
    this.ahead = ahead;
  }

  public static LookupJoin create(RelNode input, int key, List<JoinLeg> legs) {
    RelOptCluster cluster = input.getCluster();
    return new LookupJoin(
        cluster, cluster.traitSetOf(Convention.NONE), input, key, legs, Ahead.FAR);
  }

  public LookupSource source() {
    return legs.get(0).table().source();
  }

  public LookupJoin with(RelNode newInput, int newKey, List<JoinLeg> newLegs, Ahead newAhead) {
    return new LookupJoin(getCluster(), getTraitSet(), newInput, newKey, newLegs, newAhead);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new LookupJoin(getCluster(), traits, inputs.get(0), key, legs, ahead);
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    List<JoinLeg> changed = new ArrayList<>();
    for (JoinLeg leg : legs) {
      RexNode condition = leg.condition().accept(shuttle);
      changed.add(condition.equals(leg.condition()) ? leg : leg.withCondition(condition));
    }
    return changed.equals(legs) ? this : with(getInput(), key, changed, ahead);
  }

  @Override
  protected RelDataType deriveRowType() {
    return typeBefore(legs.size());
  }

  /** The type of the rows that reach the leg of the given ordinal. */
  RelDataType typeBefore(int leg) {
    RelDataTypeFactory types = getCluster().getTypeFactory();
    List<String> names = new ArrayList<>(input.getRowType().getFieldNames());
    List<RelDataType> fields = new ArrayList<>();
    input.getRowType().getFieldList().forEach(f -> fields.add(f.getType()));
    for (JoinLeg before : legs.subList(0, leg)) {
      if (before.kind() == LegKind.COLLECT) {
        names.add(before.table().name());
        fields.add(types.createSqlType(SqlTypeName.ANY));
      } else if (before.kind().keepsColumns()) {
        append(names, fields, before, before.kind() == LegKind.LEFT);
      }
    }
    return struct(types, names, fields);
  }

  /** The type of the rows over which the condition of a leg is written. */
  public RelDataType typeOfCondition(int leg) {
    RelDataType before = typeBefore(leg);
    List<String> names = new ArrayList<>(before.getFieldNames());
    List<RelDataType> fields = new ArrayList<>();
    before.getFieldList().forEach(f -> fields.add(f.getType()));
    append(names, fields, legs.get(leg), false);
    return struct(getCluster().getTypeFactory(), names, fields);
  }

  private void append(List<String> names, List<RelDataType> fields, JoinLeg leg, boolean nullable) {
    RelDataTypeFactory types = getCluster().getTypeFactory();
    for (RelDataTypeField field : leg.fetchedType(types).getFieldList()) {
      names.add(field.getName());
      fields.add(
          nullable ? types.createTypeWithNullability(field.getType(), true) : field.getType());
    }
  }

  private static RelDataType struct(
      RelDataTypeFactory types, List<String> names, List<RelDataType> fields) {
    return types.createStructType(
        fields, SqlValidatorUtil.uniquify(names, SqlValidatorUtil.EXPR_SUGGESTER, false));
  }

  /** The ordinal, among this node's fields, of the first field of a leg. */
  public int offset(int leg) {
    int offset = input.getRowType().getFieldCount();
    for (JoinLeg before : legs.subList(0, leg)) {
      offset += before.width();
    }
    return offset;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("key", "$" + key)
        .item("lookups", legs.stream().map(JoinLeg::explain).toList())
        .itemIf("limited", true, ahead == Ahead.LITTLE)
        .itemIf("asRead", true, ahead == Ahead.NOT)
        .itemIf("calls", calls(), writer.getDetailLevel() == SqlExplainLevel.DIGEST_ATTRIBUTES);
  }

  /** Two calls that are written alike are two all the same. */
  private List<Integer> calls() {
    return legs.stream()
        .map(l -> l.table() instanceof CalledTable called ? called.call() : 0)
        .toList();
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return metadata.getRowCount(input);
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery metadata) {
    double rows = metadata.getRowCount(input);
    return planner.getCostFactory().makeCost(rows, rows, rows);
  }
}
